import { useContext, createContext } from 'react';

/** The login page's own words; those of the SMS step come with the kit. */
const en = {
  title: 'Sign in to Harbor',
  subtitle: 'Shipping, tracked from door to door.',
  organization: 'Workspace',
  email: 'Work e-mail',
  password: 'Password',
  signIn: 'Continue',
  signingIn: 'Checking…',
  credentials: 'Workspace, e-mail or password is not right. Check them and try again.',
  locked: 'Too many attempts. Sign-in to this account is paused for now.',
  incomplete: 'Fill in all three fields.',
  unavailable: 'We could not reach the server. Try again in a moment.',
  timedOut: 'Sign in again to get a new code.',
  accounts: 'Demo accounts',
  use: 'Use',
  enrolled: 'Has a number: the code is sent at once',
  new: 'Has no number yet, and needs one',
  optional: 'Needs no second step',
  brazilian: 'Has a number, in Brazil’s language',
  lockedAccount: 'Is locked',
  welcome: 'You are signed in',
  session: 'Your session',
  member: 'Member',
  expires: 'Ends',
  factors: 'Proved by',
  signOut: 'Sign out',
  phone: 'Demo phone',
  phoneHint: 'Text messages of this demo arrive here.',
  copy: 'Copy code',
  copied: 'Copied',
};

export type Words = typeof en;

const es: Words = {
  title: 'Inicia sesión en Harbor',
  subtitle: 'Tus envíos, de puerta a puerta.',
  organization: 'Espacio de trabajo',
  email: 'Correo del trabajo',
  password: 'Contraseña',
  signIn: 'Continuar',
  signingIn: 'Comprobando…',
  credentials: 'El espacio, el correo o la contraseña no son correctos. Revísalos e inténtalo de nuevo.',
  locked: 'Demasiados intentos. Hemos pausado el inicio de sesión de esta cuenta.',
  incomplete: 'Rellena los tres campos.',
  unavailable: 'No hemos podido conectar con el servidor. Inténtalo de nuevo en un momento.',
  timedOut: 'Vuelve a iniciar sesión para recibir un código nuevo.',
  accounts: 'Cuentas de prueba',
  use: 'Usar',
  enrolled: 'Tiene un número: el código se envía al momento',
  new: 'Aún no tiene número y necesita uno',
  optional: 'No necesita un segundo paso',
  brazilian: 'Tiene un número, en el idioma de Brasil',
  lockedAccount: 'Está bloqueada',
  welcome: 'Has iniciado sesión',
  session: 'Tu sesión',
  member: 'Miembro',
  expires: 'Termina',
  factors: 'Verificada con',
  signOut: 'Cerrar sesión',
  phone: 'Teléfono de prueba',
  phoneHint: 'Los SMS de esta demo llegan aquí.',
  copy: 'Copiar código',
  copied: 'Copiado',
};

const ptBR: Words = {
  title: 'Entre na Harbor',
  subtitle: 'Suas entregas, de porta a porta.',
  organization: 'Espaço de trabalho',
  email: 'E-mail do trabalho',
  password: 'Senha',
  signIn: 'Continuar',
  signingIn: 'Verificando…',
  credentials: 'Espaço, e-mail ou senha incorretos. Confira e tente de novo.',
  locked: 'Muitas tentativas. A entrada nesta conta está pausada por enquanto.',
  incomplete: 'Preencha os três campos.',
  unavailable: 'Não conseguimos falar com o servidor. Tente de novo em instantes.',
  timedOut: 'Entre de novo para receber um novo código.',
  accounts: 'Contas de demonstração',
  use: 'Usar',
  enrolled: 'Tem um número: o código é enviado na hora',
  new: 'Ainda não tem número e precisa de um',
  optional: 'Não precisa de segunda etapa',
  brazilian: 'Tem um número, em português do Brasil',
  lockedAccount: 'Está bloqueada',
  welcome: 'Você entrou',
  session: 'Sua sessão',
  member: 'Membro',
  expires: 'Termina',
  factors: 'Verificada por',
  signOut: 'Sair',
  phone: 'Celular de demonstração',
  phoneHint: 'Os SMS desta demonstração chegam aqui.',
  copy: 'Copiar código',
  copied: 'Copiado',
};

export const wordsOf: Readonly<Record<string, Words>> = { en, es, 'pt-BR': ptBR };

export const WordsContext = createContext<Words>(en);

export function useWords(): Words {
  return useContext(WordsContext);
}
