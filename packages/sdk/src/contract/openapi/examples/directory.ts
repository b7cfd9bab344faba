import type { AgentPage, CategoryList, OrganizationList } from '../../../model/directory.js';

export const organizationList: OrganizationList = {
  object: 'list',
  viewer: { id: 'user_42' },
  data: [
    {
      id: 'org_acme',
      name: 'Acme',
      roles: ['Billing'],
      capabilities: { usage: true, details: 'some' },
    },
    {
      id: 'org_globex',
      name: 'Globex',
      roles: ['Owner'],
      capabilities: { usage: false, details: 'all' },
    },
  ],
};

export const agentPage: AgentPage = {
  data: [
    { organizationId: 'org_acme', id: 'agent_intake', name: 'Intake', state: 'deleted' },
    { organizationId: 'org_acme', id: 'agent_support', name: 'Support', state: 'active' },
  ],
  hasMore: false,
  nextCursor: null,
};

export const categoryList: CategoryList = {
  data: [
    { id: 'LLM', label: 'LLM' },
    { id: 'OCR', label: 'OCR' },
    { id: 'SpeechToText', label: 'SpeechToText' },
    { id: 'WebSearch', label: 'WebSearch' },
  ],
};
