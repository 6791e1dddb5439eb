import { Login } from '@ory/elements-react/theme';
import { type ComponentProps } from 'react';
import '@ory/elements-react/theme/styles.css';
import { stepOf } from './step.js';

type Flow = ComponentProps<typeof Login>['flow'];

const input = (attributes: object, label: object = {}) => ({
  type: 'input',
  group: 'code',
  attributes: { node_type: 'input', disabled: false, ...attributes },
  messages: [],
  meta: { label },
});
const soon = new Date(Date.now() + 600_000).toISOString();

/** A second factor by code, as the server of Ory describes it to the page. */
const flow = {
  id: '00000000-0000-4000-8000-000000000001',
  type: 'browser',
  issued_at: new Date().toISOString(),
  expires_at: soon,
  request_url: 'http://localhost/self-service/login/browser',
  requested_aal: 'aal2',
  active: 'code',
  state: 'sent_email',
  ui: {
    action: 'http://localhost/self-service/login',
    method: 'POST',
    nodes: [
      { ...input({ name: 'csrf_token', type: 'hidden', required: true, value: 'token' }), group: 'default' },
      input(
        { name: 'code', type: 'text', required: true, maxlength: 6, pattern: '[0-9]+', autocomplete: 'one-time-code' },
        { id: 1_070_012, text: 'Login code', type: 'info' },
      ),
      input({ name: 'method', type: 'submit', value: 'code' }, { id: 1_070_009, text: 'Continue', type: 'info' }),
      input({ name: 'resend', type: 'submit', value: 'code' }, { id: 1_070_008, text: 'Resend code', type: 'info' }),
    ],
    messages: [{ id: 1_010_014, text: 'A code was sent.', type: 'info' }],
  },
} as unknown as Flow;

const project = {
  name: 'Bench',
  registration_enabled: false,
  verification_enabled: false,
  recovery_enabled: false,
  default_redirect_url: '/',
  error_ui_url: '/error',
  login_ui_url: '/login',
  registration_ui_url: '/registration',
  recovery_ui_url: '/recovery',
  verification_ui_url: '/verification',
  settings_ui_url: '/settings',
};
const config = { sdk: { url: 'http://localhost' }, project } as unknown as ComponentProps<typeof Login>['config'];

export default () => stepOf(() => <Login flow={flow} config={config} />);
