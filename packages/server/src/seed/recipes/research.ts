import type { Recipe } from '../recipe.js';

export const research: Recipe = {
  titles: [
    'Market size of {topic} in {market}',
    'Who sells {product} in {market}?',
    'Compare suppliers for {topic}',
    'Rules for {topic} in {market}',
    'Price check: {product}',
    'Background on {topic} for the {team} team',
  ],
  turns: [2, 6],
  steps: [
    {
      category: 'LLM',
      descriptions: ['Planned the search', 'Broke the question into {n} parts'],
      credits: [0.15, 0.7],
      seconds: [4, 12],
    },
    {
      category: 'WebSearch',
      descriptions: ['Searched the web for {topic}', 'Searched news about {market}', 'Opened {n} results'],
      credits: [0.04, 0.12],
      times: [1, 4],
      seconds: [2, 6],
    },
    {
      category: 'LLM',
      descriptions: [
        'Read {n} pages and took notes',
        'Compared {n} sources',
        'Checked figures against {n} sources',
      ],
      credits: [0.6, 3.4],
      times: [1, 2],
      seconds: [8, 30],
    },
    {
      category: 'LLM',
      descriptions: ['Wrote the answer with sources', 'Wrote a table of {n} rows'],
      credits: [0.5, 2.2],
      seconds: [8, 25],
    },
  ],
};

export const report: Recipe = {
  titles: [
    'Laporan {laporan} cabang {kota}',
    'Ringkasan {laporan} bulanan',
    'Bandingkan {laporan} {kota} dan {kota2}',
    'Weekly figures for {kota}',
    'Why did {laporan} drop in {kota}?',
  ],
  turns: [1, 4],
  steps: [
    {
      category: 'LLM',
      descriptions: ['Read {n} sheets', 'Matched {n} rows to branches'],
      credits: [0.4, 1.9],
      times: [1, 2],
      seconds: [5, 20],
    },
    {
      category: 'WebSearch',
      descriptions: ['Looked up the exchange rate', 'Searched for public holidays'],
      credits: [0.03, 0.08],
      times: [0, 1],
      seconds: [2, 5],
    },
    {
      category: 'LLM',
      descriptions: ['Wrote the summary', 'Wrote {n} findings', 'Drafted the mail to the {team} team'],
      credits: [0.5, 2.6],
      seconds: [6, 22],
    },
  ],
};
