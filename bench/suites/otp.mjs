import { measureKeys } from './keys.mjs';

export default () => measureKeys('otp', '123456');
