import { measureKeys } from './keys.mjs';

export default () => measureKeys('phone', '2015550123');
