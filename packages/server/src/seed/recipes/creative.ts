import type { Recipe } from '../recipe.js';

export const studio: Recipe = {
  titles: [
    'Pictures for {product}',
    'Banner: {month} sale',
    'Social posts about {product}',
    'Cover for the {topic} report',
  ],
  turns: [2, 5],
  steps: [
    {
      category: 'LLM',
      descriptions: ['Wrote {n} ideas', 'Wrote the picture description', 'Wrote captions'],
      credits: [0.2, 0.9],
      seconds: [4, 12],
    },
    {
      category: 'ImageGeneration',
      descriptions: ['Made a picture, 1024 × 1024', 'Made a variation', 'Made a wide picture, 1792 × 1024'],
      credits: [1.2, 4.8],
      times: [0, 3],
      seconds: [8, 25],
    },
  ],
};

export const campaign: Recipe = {
  titles: [
    'Mail for returning customers, {market}',
    'Landing page: {product}',
    'Offer of the week: {product}',
    'Survey answers from {market}',
  ],
  turns: [2, 4],
  steps: [
    {
      category: 'LLM',
      descriptions: ['Drafted the text', 'Rewrote it shorter', 'Wrote {n} subject lines'],
      credits: [0.3, 1.5],
      times: [1, 2],
      seconds: [5, 18],
    },
    {
      category: 'ImageGeneration',
      descriptions: ['Made a header picture'],
      credits: [1.2, 3.2],
      times: [0, 1],
      seconds: [8, 22],
    },
  ],
};

export const tutor: Recipe = {
  titles: [
    'Practice: {subject}',
    'Explain {subject}',
    'Homework about {subject}',
    'Quiz: {subject}',
    'Why does {subject} matter?',
  ],
  turns: [3, 9],
  steps: [
    {
      category: 'LLM',
      descriptions: [
        'Explained with an example',
        'Asked a question back',
        'Checked the answer',
        'Wrote {n} exercises',
      ],
      credits: [0.12, 0.85],
      seconds: [3, 12],
    },
    {
      category: 'TextToSpeech',
      descriptions: ['Read the explanation aloud'],
      credits: [0.08, 0.4],
      times: [0, 1],
      seconds: [4, 12],
    },
  ],
};
