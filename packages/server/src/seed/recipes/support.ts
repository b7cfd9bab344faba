import type { Recipe } from '../recipe.js';

export const support: Recipe = {
  titles: [
    'Question about {issue}',
    'Refund for {issue}',
    'Where is my order?',
    'Help with {issue}',
    'Exchange: {product}',
    'Opening hours',
    'Warranty for {product}',
  ],
  turns: [1, 5],
  steps: [
    {
      category: 'Embedding',
      descriptions: ['Looked for similar cases', 'Looked in the help pages'],
      credits: [0.001, 0.012],
      seconds: [1, 2],
    },
    {
      category: 'LLM',
      descriptions: [
        'Answered the customer',
        'Asked for the order number',
        'Explained the next steps',
        'Answered from {n} help pages',
      ],
      credits: [0.12, 0.9],
      seconds: [3, 10],
    },
  ],
};

export const phone: Recipe = {
  titles: [
    'Call about {issue}',
    'Call: change of appointment',
    'Call: {product} availability',
    'Call back about {issue}',
  ],
  turns: [3, 8],
  steps: [
    {
      category: 'SpeechToText',
      descriptions: ['Transcribed {n} seconds of the call'],
      credits: [0.06, 0.3],
      seconds: [1, 3],
    },
    {
      category: 'LLM',
      descriptions: ['Decided what to say next', 'Checked the calendar and answered'],
      credits: [0.1, 0.55],
      seconds: [2, 5],
    },
    {
      category: 'TextToSpeech',
      descriptions: ['Spoke the answer, {n} seconds'],
      credits: [0.1, 0.55],
      seconds: [3, 9],
    },
  ],
};
