import type { Locale } from './messages.js';

/** Neutral Spanish, with "tú". */
export const es: Locale = {
  tag: 'es',
  name: 'Español',
  sms: 'es',
  messages: {
    'otpInput.label': 'Código de verificación',
    'otpInput.hint': 'Introduce el código de {length} dígitos.',
    'otpInput.incomplete': 'Introduce los {length} dígitos del código.',
    'otpInput.filled': 'Código completado desde el mensaje.',
    'otpInput.rejected': 'Usa solo números.',
    'otpInput.hintCharacters': 'Introduce el código de {length} caracteres.',
    'otpInput.busy': 'Comprobando el código…',

    'phone.label': 'Número móvil',
    'phone.hint': 'Te enviaremos un código por SMS. Tu operador puede aplicar cargos.',
    'phone.country.label': 'País o región',
    'phone.country.changed': 'País cambiado a {country}.',
    'phone.country.unavailable': '{country} (no disponible)',
    'phone.country.search': 'Busca por nombre o prefijo',
    'phone.country.results': ({ count }, f) => f.plural(count, { one: '{n} país', other: '{n} países' }),
    'phone.country.none': 'Ningún país coincide con «{query}».',
    'phone.country.close': 'Cerrar',
    'phone.suggestion.use': 'Usar {suggestion}',
    'phone.error.required': 'Introduce tu número móvil.',
    'phone.error.not_a_number': 'Introduce un número de teléfono, solo con dígitos.',
    'phone.error.too_short': 'Al número le faltan dígitos. Revísalo e inténtalo de nuevo.',
    'phone.error.too_long': 'Al número le sobran dígitos. Revísalo e inténtalo de nuevo.',
    'phone.error.invalid_calling_code': 'Ese prefijo de país no existe. Revisa los dígitos que siguen al signo más.',
    'phone.error.invalid_number': 'Ese número móvil no es válido. Revísalo e inténtalo de nuevo.',
    'phone.error.country_not_allowed': ({ country }) =>
      country
        ? `No podemos enviar SMS a números de este país: ${country}. Usa un número de un país de la lista.`
        : 'No podemos enviar SMS a este número. Usa un número de un país de la lista.',
    'phone.error.number_type': 'Solo podemos enviar SMS a números móviles. Usa un número móvil.',
    'phone.error.legacy_format': 'Parece un formato antiguo. ¿Querías decir {suggestion}?',

    'locale.label': 'Idioma',
    'locale.hint': 'Recibirás el próximo SMS en este idioma.',

    'title.phone': 'Añade tu número móvil',
    'title.ready': 'Verifica que eres tú',
    'title.code': 'Introduce el código',
    'title.locked': 'Demasiados intentos',
    'title.expired': 'Tu sesión ha caducado',
    'title.blocked': 'Los códigos por SMS no están disponibles',
    'title.done': 'Identidad verificada',

    'body.phone': 'Enviaremos un código de 6 dígitos a este número para verificar que eres tú.',
    'body.phone.enroll':
      'Enviaremos un código de 6 dígitos para confirmar el número; después lo usarás al iniciar sesión.',
    'body.ready': 'Enviaremos un código de 6 dígitos al {phone}.',
    'body.ready.stepUp': 'Para continuar, confirma que eres tú con el código que enviaremos al {phone}.',
    'body.ready.unenroll':
      'Para desactivar los códigos por SMS, confirma que eres tú con el código que enviaremos al {phone}.',
    'body.code': 'Hemos enviado un código de 6 dígitos al {phone}.',
    'body.code.maybeSent': 'Puede que hayamos enviado un código al {phone}. Si no llega, solicita uno nuevo.',
    'body.locked': ({ wait }, f) =>
      wait > 0
        ? `Por tu seguridad, hemos pausado el inicio de sesión. Inténtalo de nuevo dentro de ${f.duration(wait)}.`
        : 'Por tu seguridad, hemos pausado el inicio de sesión. Inténtalo más tarde o contacta con tu administrador.',
    'body.expired': 'Por tu seguridad, vuelve a iniciar sesión para recibir un código nuevo.',
    'body.blocked': 'Tu organización no permite códigos por SMS aquí. Contacta con tu administrador.',
    'body.done': 'Iniciando sesión…',
    'body.done.continue': 'Un momento…',

    'value.numberOnFile': 'número registrado en tu cuenta',
    'timer.expiresIn': 'El código caduca en {time}',

    'hint.autoSubmit': 'Lo comprobamos en cuanto introduces el último dígito.',
    'hint.newestCode': 'Solo funciona el código más reciente.',
    'hint.attemptsLeft': ({ count }, f) =>
      count > 0
        ? f.plural(count, {
            one: 'Te queda {n} intento con este código.',
            other: 'Te quedan {n} intentos con este código.',
          })
        : 'Era el último intento con este código. Solicita uno nuevo.',
    'hint.noAccess': '¿No tienes acceso a este número? Contacta con tu administrador.',
    'hint.slow': 'Está tardando más de lo habitual…',

    'action.sendCode': 'Enviar código',
    'action.sendIn': ({ wait }, f) => `Enviar en ${f.duration(wait)}`,
    'action.sending': 'Enviando…',
    'action.verify': 'Verificar',
    'action.verifying': 'Verificando…',
    'action.resend': 'Reenviar código',
    'action.resendIn': ({ wait }, f) => `Reenviar código en ${f.duration(wait)}`,
    'action.changeNumber': 'Cambiar número',
    'action.back': 'Volver',
    'action.restart': 'Volver a iniciar sesión',
    'action.tryAgain': 'Intentar de nuevo',

    'status.sent': 'Código enviado al {phone}.',
    'status.resent': 'Código nuevo enviado al {phone}. Solo funciona el más reciente.',
    'status.verified': 'Código aceptado.',
    'status.checking': 'Comprobando si has iniciado sesión…',
    'status.unconfirmed': 'No hemos podido confirmar el código. Inténtalo de nuevo.',
    'status.expiresIn': ({ wait }, f) => `El código caduca en ${f.duration(wait)}.`,
    'status.codeExpired': 'El código ha caducado. Solicita uno nuevo.',
    'status.resendReady': 'Ya puedes solicitar un código nuevo.',
    reference: 'Referencia: {requestId}',

    'error.phone_invalid': 'Ese número de teléfono no es válido. Revísalo e inténtalo de nuevo.',
    'error.phone_required': 'Introduce tu número móvil.',
    'error.phone_country_not_allowed': 'No podemos enviar SMS a números de este país. Usa otro número.',
    'error.phone_type_not_allowed': 'Solo podemos enviar SMS a números móviles. Usa un número móvil.',
    'error.phone_taken': 'Este número no se puede usar. Usa otro o contacta con tu administrador.',
    'error.phone_mismatch': 'Tu cuenta ya tiene otro número. Usa ese número o contacta con tu administrador.',
    'error.phone_unsubscribed':
      'Este número canceló nuestros SMS. Envía START al número que mandó el último e inténtalo de nuevo.',
    'error.delivery_failed': 'Tu operador no ha aceptado el mensaje. Espera un momento e inténtalo de nuevo.',
    'error.code_format': 'Introduce los 6 dígitos del código.',
    'error.code_incorrect': 'Ese código no es correcto. Revisa el mensaje más reciente e inténtalo de nuevo.',
    'error.code_expired': 'Ese código ha caducado o ya se usó. Solicita uno nuevo.',
    'error.rate_limited': ({ wait }, f) =>
      wait > 0
        ? `Demasiados intentos. Espera ${f.duration(wait)} e inténtalo de nuevo.`
        : 'Demasiados intentos. Espera unos minutos e inténtalo de nuevo.',
    'error.locked': ({ wait }, f) =>
      wait > 0
        ? `Demasiados intentos. El inicio de sesión estará en pausa durante ${f.duration(wait)}.`
        : 'Demasiados intentos. El inicio de sesión está en pausa.',
    'error.session_expired': 'Tu sesión ha caducado. Vuelve a iniciarla.',
    'error.not_allowed': 'Esta cuenta no permite códigos por SMS. Contacta con tu administrador.',
    'error.forbidden': 'Hemos bloqueado la solicitud. Recarga la página e inténtalo de nuevo.',
    'error.invalid_request': 'Hay un problema con la solicitud. Recarga la página e inténtalo de nuevo.',
    'error.offline': 'No tienes conexión. No se ha enviado nada. Revisa tu conexión e inténtalo de nuevo.',
    'error.timeout': 'No hemos recibido respuesta a tiempo. Revisa tu conexión e inténtalo de nuevo.',
    'error.unavailable': 'El servicio no está disponible ahora. Inténtalo de nuevo en un momento.',
    'error.outcome_unknown':
      'No hemos podido confirmar qué ha pasado. Revisa tus mensajes antes de intentarlo de nuevo.',
    'error.misconfigured': 'El acceso por SMS no está bien configurado. Contacta con tu administrador.',
    'error.aborted': 'La solicitud se ha interrumpido. Inténtalo de nuevo.',
    'error.unknown': 'Algo ha salido mal. Inténtalo de nuevo.',
  },
};
