import type { Locale } from './messages.js';

/** Brazilian Portuguese, with "você". */
export const ptBR: Locale = {
  tag: 'pt-BR',
  name: 'Português (Brasil)',
  sms: 'pt-br',
  messages: {
    'otpInput.label': 'Código de verificação',
    'otpInput.hint': 'Digite o código de {length} dígitos.',
    'otpInput.incomplete': 'Digite os {length} dígitos do código.',
    'otpInput.filled': 'Código preenchido a partir da mensagem.',
    'otpInput.rejected': 'Use somente números.',
    'otpInput.hintCharacters': 'Digite o código de {length} caracteres.',
    'otpInput.busy': 'Verificando o código…',

    'phone.label': 'Número de celular',
    'phone.hint': 'Vamos enviar um código por SMS. Sua operadora pode cobrar pela mensagem.',
    'phone.country.label': 'País ou região',
    'phone.country.changed': 'País alterado para {country}.',
    'phone.country.unavailable': '{country} (indisponível)',
    'phone.country.search': 'Busque por nome ou código',
    'phone.country.results': ({ count }, f) => f.plural(count, { one: '{n} país', other: '{n} países' }),
    'phone.country.none': 'Nenhum país encontrado para “{query}”.',
    'phone.country.close': 'Fechar',
    'phone.suggestion.use': 'Usar {suggestion}',
    'phone.error.required': 'Digite seu número de celular.',
    'phone.error.not_a_number': 'Digite um número de telefone, somente com dígitos.',
    'phone.error.too_short': 'Faltam dígitos neste número. Confira e tente de novo.',
    'phone.error.too_long': 'Este número tem dígitos demais. Confira e tente de novo.',
    'phone.error.invalid_calling_code': 'Este código de país não existe. Confira os dígitos depois do sinal de mais.',
    'phone.error.invalid_number': 'Este número de celular não é válido. Confira e tente de novo.',
    'phone.error.country_not_allowed': ({ country }) =>
      country
        ? `Não enviamos SMS para números deste país: ${country}. Use um número de um país da lista.`
        : 'Não enviamos SMS para este número. Use um número de um país da lista.',
    'phone.error.number_type': 'Só enviamos SMS para celulares. Use um número de celular.',
    'phone.error.legacy_format': 'Este parece ser um formato antigo. Você quis dizer {suggestion}?',

    'locale.label': 'Idioma',
    'locale.hint': 'O próximo SMS será neste idioma.',

    'title.phone': 'Adicione seu celular',
    'title.ready': 'Confirme que é você',
    'title.code': 'Digite o código',
    'title.locked': 'Muitas tentativas',
    'title.expired': 'Sua sessão expirou',
    'title.blocked': 'Códigos por SMS indisponíveis',
    'title.done': 'Tudo certo',

    'body.phone': 'Vamos enviar um código de 6 dígitos a este número para confirmar que é você.',
    'body.phone.enroll':
      'Vamos enviar um código de 6 dígitos para confirmar o número. Depois, você vai usá-lo ao entrar.',
    'body.ready': 'Vamos enviar um código de 6 dígitos para {phone}.',
    'body.ready.stepUp': 'Para continuar, confirme que é você com o código que vamos enviar para {phone}.',
    'body.ready.unenroll':
      'Para desativar os códigos por SMS, confirme que é você com o código que vamos enviar para {phone}.',
    'body.code': 'Enviamos um código de 6 dígitos para {phone}.',
    'body.code.maybeSent': 'Talvez tenhamos enviado um código para {phone}. Se ele não chegar, peça um novo.',
    'body.locked': ({ wait }, f) =>
      wait > 0
        ? `Para sua segurança, o login está pausado. Tente de novo em ${f.duration(wait)}.`
        : 'Para sua segurança, o login está pausado. Tente mais tarde ou fale com o administrador.',
    'body.expired': 'Para sua segurança, entre novamente para receber um novo código.',
    'body.blocked': 'Sua organização não permite códigos por SMS aqui. Fale com o administrador.',
    'body.done': 'Entrando…',
    'body.done.continue': 'Só um momento…',

    'value.numberOnFile': 'o número cadastrado na sua conta',
    'timer.expiresIn': 'O código expira em {time}',

    'hint.autoSubmit': 'Ele é verificado assim que você digita o último dígito.',
    'hint.newestCode': 'Só o código mais recente funciona.',
    'hint.attemptsLeft': ({ count }, f) =>
      count > 0
        ? f.plural(count, {
            one: 'Resta {n} tentativa com este código.',
            other: 'Restam {n} tentativas com este código.',
          })
        : 'Essa foi a última tentativa com este código. Peça um novo.',
    'hint.noAccess': 'Não tem acesso a este número? Fale com o administrador.',
    'hint.slow': 'Está demorando mais que o normal…',

    'action.sendCode': 'Enviar código',
    'action.sendIn': ({ wait }, f) => `Enviar em ${f.duration(wait)}`,
    'action.sending': 'Enviando…',
    'action.verify': 'Verificar',
    'action.verifying': 'Verificando…',
    'action.resend': 'Reenviar código',
    'action.resendIn': ({ wait }, f) => `Reenviar código em ${f.duration(wait)}`,
    'action.changeNumber': 'Trocar número',
    'action.back': 'Voltar',
    'action.restart': 'Entrar novamente',
    'action.tryAgain': 'Tentar de novo',

    'status.sent': 'Código enviado para {phone}.',
    'status.resent': 'Novo código enviado para {phone}. Só o mais recente funciona.',
    'status.verified': 'Código aceito.',
    'status.checking': 'Verificando se você já entrou…',
    'status.unconfirmed': 'Não conseguimos confirmar o código. Tente de novo.',
    'status.expiresIn': ({ wait }, f) => `O código expira em ${f.duration(wait)}.`,
    'status.codeExpired': 'O código expirou. Peça um novo.',
    'status.resendReady': 'Você já pode pedir um novo código.',
    reference: 'Referência: {requestId}',

    'error.phone_invalid': 'Este número de telefone não é válido. Confira e tente de novo.',
    'error.phone_required': 'Digite seu número de celular.',
    'error.phone_country_not_allowed': 'Não enviamos SMS para números deste país. Use outro número.',
    'error.phone_type_not_allowed': 'Só enviamos SMS para celulares. Use um número de celular.',
    'error.phone_taken': 'Não é possível usar este número. Use outro ou fale com o administrador.',
    'error.phone_mismatch': 'Sua conta já tem outro número. Use esse número ou fale com o administrador.',
    'error.phone_unsubscribed':
      'Este número cancelou nossos SMS. Envie START para o número que mandou o último e tente de novo.',
    'error.delivery_failed': 'Sua operadora não aceitou a mensagem. Espere um momento e tente de novo.',
    'error.code_format': 'Digite os 6 dígitos do código.',
    'error.code_incorrect': 'Este código está incorreto. Confira a mensagem mais recente e tente de novo.',
    'error.code_expired': 'Este código expirou ou já foi usado. Peça um novo.',
    'error.rate_limited': ({ wait }, f) =>
      wait > 0
        ? `Muitas tentativas. Espere ${f.duration(wait)} e tente de novo.`
        : 'Muitas tentativas. Espere alguns minutos e tente de novo.',
    'error.locked': ({ wait }, f) =>
      wait > 0
        ? `Muitas tentativas. O login ficará pausado por ${f.duration(wait)}.`
        : 'Muitas tentativas. O login está pausado.',
    'error.session_expired': 'Sua sessão expirou. Entre novamente.',
    'error.not_allowed': 'Esta conta não permite códigos por SMS. Fale com o administrador.',
    'error.forbidden': 'Bloqueamos esta solicitação. Recarregue a página e tente de novo.',
    'error.invalid_request': 'Há um problema com a solicitação. Recarregue a página e tente de novo.',
    'error.offline': 'Você está sem conexão. Nada foi enviado. Verifique sua conexão e tente de novo.',
    'error.timeout': 'Não recebemos resposta a tempo. Verifique sua conexão e tente de novo.',
    'error.unavailable': 'O serviço não está disponível agora. Tente de novo em instantes.',
    'error.outcome_unknown':
      'Não conseguimos confirmar o que aconteceu. Confira suas mensagens antes de tentar de novo.',
    'error.misconfigured': 'O login por SMS não está configurado corretamente. Fale com o administrador.',
    'error.aborted': 'A solicitação foi interrompida. Tente de novo.',
    'error.unknown': 'Algo deu errado. Tente de novo.',
  },
};
