import type { Recipe } from '../recipe.js';

export const meeting: Recipe = {
  titles: [
    '{team} weekly',
    'Planning for {month}',
    'Interview notes',
    'Retrospective',
    'Kick-off: {topic}',
    'One-to-one',
  ],
  turns: [1, 2],
  steps: [
    {
      category: 'SpeechToText',
      descriptions: ['Transcribed {n} minutes, {n} speakers', 'Transcribed the recording, part {n}'],
      credits: [0.4, 2.4],
      times: [1, 4],
      seconds: [20, 90],
    },
    {
      category: 'LLM',
      descriptions: ['Wrote the minutes', 'Listed decisions and owners', 'Found {n} open questions'],
      credits: [0.4, 1.8],
      times: [1, 2],
      seconds: [8, 25],
    },
  ],
};

export const handbook: Recipe = {
  titles: ['How does {policy} work?', 'Rules for {policy}', 'Who approves {policy}?', 'Form for {policy}'],
  turns: [1, 3],
  steps: [
    {
      category: 'Embedding',
      descriptions: ['Looked up {n} passages'],
      credits: [0.001, 0.01],
      seconds: [1, 2],
    },
    {
      category: 'LLM',
      descriptions: ['Answered from the handbook', 'Quoted {n} passages and answered'],
      credits: [0.1, 0.6],
      seconds: [3, 9],
    },
  ],
};

export const contracts: Recipe = {
  titles: [
    'Terms of {contract}',
    'Risks in {contract}',
    'Compare two versions of {contract}',
    'When does {contract} end?',
  ],
  turns: [1, 5],
  steps: [
    {
      category: 'Embedding',
      descriptions: ['Split and indexed {n} pages'],
      credits: [0.004, 0.06],
      times: [0, 2],
      seconds: [3, 8],
    },
    {
      category: 'LLM',
      descriptions: ['Read {n} clauses', 'Compared {n} clauses', 'Looked for unusual terms'],
      credits: [0.8, 3.6],
      times: [1, 2],
      seconds: [8, 30],
    },
    {
      category: 'LLM',
      descriptions: ['Wrote a summary', 'Listed {n} points to check'],
      credits: [0.4, 1.6],
      seconds: [6, 18],
    },
  ],
};

export const translation: Recipe = {
  titles: [
    'Terjemahkan surat ke {kota}',
    'Terjemahan kontrak',
    'Translate the {month} newsletter',
    'Subtitle, {n} menit',
    'Panduan {product}',
  ],
  turns: [1, 3],
  steps: [
    {
      category: 'LLM',
      descriptions: ['Translated {n} paragraphs', 'Checked terms against the glossary'],
      credits: [0.3, 1.7],
      times: [1, 3],
      seconds: [5, 20],
    },
  ],
};
