import type { Words } from './en.js';
import { WHY_ES } from './why-es.js';

/** The same in Spanish, for a reader in the United States, in the form of `usted`. */
export const ES: Words = {
  ...WHY_ES,

  'draft.clinician': 'BORRADOR. No enviar. Primero debe revisarlo un profesional clínico.',
  'draft.administrative': 'BORRADOR. No enviar. Primero debe confirmarlo un revisor.',
  'draft.none': 'BORRADOR. No enviar.',
  'draft.short': 'BORRADOR:',
  page: 'Página {page} de {pages}',
  blank: 'espacio que debe llenar el plan',
  'not-stated': 'no se indicó',

  'title.approval': { member: 'Aprobamos su atención', provider: 'Aprobamos la atención que usted pidió' },
  'title.partial-approval': 'Aprobamos parte de su solicitud',
  'title.denial': 'No aprobamos su solicitud',
  'title.information-request': 'Necesitamos más información',
  'title.in-review': 'Su solicitud está en revisión',

  'field.reference': 'Referencia',

  'slot.plan-name': 'Nombre del plan',
  'slot.plan-address': 'Dirección del plan',
  'slot.plan-phone': 'Teléfono y horario',
  'slot.member-name': 'Nombre del afiliado',
  'slot.member-address': 'Dirección del afiliado',
  'slot.member-id': 'Número de afiliado',
  'slot.provider-name': 'Nombre del proveedor',
  'slot.provider-address': 'Dirección del proveedor',
  'slot.letter-date': 'Fecha de esta carta',
  'slot.reviewer-name': 'Nombre del revisor',
  'slot.reviewer-credential': 'Credenciales del revisor',
  'slot.send-to': 'Adónde enviarlo',
  'slot.send-by': 'Envíelo antes del',
  'slot.denial-code': 'El código del plan para esta decisión y lo que significa',
  'slot.plan-provision': 'La parte del documento del plan que usamos',
  'slot.claim-amount': 'Monto del reclamo',
  'slot.language-help': 'Ayuda gratis en otros idiomas y formatos',
  'slot.file': 'Cómo y dónde pedirlo',
  'slot.phone': 'Teléfono',
  'slot.office': 'Nombre, dirección y teléfono de la oficina',
  'slot.ask': 'Cómo pedirlo',
  'slot.published': 'Dónde leerlos',
  'slot.time-to-ask': 'Plazo para pedirlo',
  'slot.time-to-decide': 'Plazo para decidir',
  'slot.more': 'Otra información del plan',

  greeting: { member: 'A quien recibe esta carta:', provider: 'Al proveedor:' },
  closing: 'Atentamente,',

  'decision.approval': {
    member: 'Aprobamos la atención que pidió su proveedor: {asked}.',
    provider: 'Aprobamos la atención que usted pidió: {asked}.',
  },
  'decision.level-lowered': 'Aprobamos {given}. No aprobamos {asked}.',
  'decision.amount-lowered': {
    member: 'Aprobamos {asked}, pero menos de lo que pidió su proveedor.',
    provider: 'Aprobamos {asked}, pero menos de lo que usted pidió.',
  },
  'decision.denial': 'No aprobamos {asked}.',
  'decision.information-request':
    'Todavía no podemos decidir sobre {asked}. Primero necesitamos más información. No hemos dicho que no.',
  'decision.in-review': 'Todavía no hemos decidido sobre {asked}. Una persona debe revisarlo. No hemos dicho que no.',
  'decision.urgent':
    'Todavía no hemos decidido sobre {asked}. Un profesional clínico debe revisarlo de inmediato. No hemos dicho que no.',

  'section.care': 'Lo que se pidió y lo que decidimos',
  'section.care-open': 'Lo que se pidió',
  'care.caption': 'La solicitud y lo que decidimos',
  'care.caption-open': 'La solicitud',
  'care.asked': 'Se pidió',
  'care.approved': 'Aprobado',
  'care.nothing': 'Nada',
  'care.kind': 'Tipo de atención',
  'care.code': 'Nombre en los criterios',
  'care.dates': 'Fechas',
  'care.amount': 'Cantidad',
  'care.hours': 'Horas por semana',
  'care.hours-below': 'menos de {count}',
  'care.span': 'del {from} al {to}',
  'care.from': 'desde el {from}',
  'care.to': 'hasta el {to}',
  'care.item': 'Dato',
  'care.rest-from': 'No hemos decidido sobre los días después del {to}. La ley todavía no nos deja revisarlos.',
  'care.rest-units': 'No hemos decidido sobre lo demás: {units}. La ley todavía no nos deja revisarlo.',
  'care.alternatives': {
    member: 'El plan también cubre otra atención: {levels}. Es más de lo que se pidió. Su proveedor puede pedirla.',
    provider: 'El plan también cubre: {levels}. Es más de lo que se pidió. Puede pedirse con una nueva solicitud.',
  },
  'care.offered-now': {
    member:
      'Puede empezar ya la atención que aprobamos. Si lo hace, todavía puede apelar por la parte que no aprobamos.',
    provider: 'La atención aprobada puede empezar ya. Empezarla no quita el derecho de apelar por lo demás.',
  },
  'care.keep-review': 'Si se necesita más atención después del {date}, pídala antes de ese día.',

  'section.criteria': 'Las reglas y los criterios que usamos',
  'criteria.intro': 'Usted puede consultarlos. La tabla dice de quién es cada uno y dónde está.',
  'criteria.caption': 'Qué usamos, de quién es y dónde está',
  'criteria.what': 'Qué usamos',
  'criteria.owner': 'De quién es',
  'criteria.where': 'Dónde está',
  'criteria.result': 'Resultado',
  'criteria.needed': 'Qué lo cumpliría',
  'criteria.free':
    'Usted puede recibir gratis una copia de cualquier regla, criterio o registro que usamos. Solo tiene que pedirla.',
  'criteria.ask': 'Usted puede pedirnos una copia de lo que usamos.',
  'criteria.codes': 'También puede pedir los códigos del diagnóstico y del tratamiento, y lo que significan.',
  'criteria.titles-in-english': 'Los títulos están en inglés, como se publicaron.',
  'owner.asam': 'Sociedad Americana de Medicina de la Adicción (ASAM)',
  'owner.plan': 'El plan',
  'owner.law': 'La ley o la agencia que nombra la fuente',
  'owner.source': 'Vea la fuente',
  'result.met': 'se cumple',
  'result.not-met': 'no se cumple',
  'result.undetermined': 'no se sabe',
  'result.not-applicable': 'no aplica',
  'result.overridden': 'anulado por la ley',

  'section.missing': 'Lo que todavía necesitamos',
  'missing.intro': {
    member: 'Por favor, pida a su proveedor que nos envíe las respuestas a estas preguntas:',
    provider: 'Por favor, responda estas preguntas según el expediente:',
  },
  'missing.true-only': {
    member: 'Si no se sabe un dato, está bien decirlo.',
    provider: 'Indique lo que muestra el expediente. Si algo no se sabe, dígalo.',
  },
  'missing.why': 'Preguntamos porque estos datos pueden cambiar la respuesta.',

  'section.change': 'Qué podría cambiar esto',
  'change.intro': {
    member: 'La respuesta podría ser otra si esto es cierto en su caso y está en su expediente:',
    provider: 'La respuesta podría ser otra si esto es cierto y está documentado:',
  },
  'change.evidence': 'Para mostrar en el expediente: {what}',
  'change.clinical': 'Si cambia la salud o la necesidad: {what}',
  'change.fact': '{question} ({wanted})',
  yes: 'sí',
  no: 'no',
  'change.send': {
    member: 'Usted o su proveedor pueden enviar más datos ahora. Envíe solo lo que sea cierto.',
    provider: 'Puede enviar más datos ahora. Envíe solo lo que sea cierto y esté en el expediente.',
  },

  'section.rights': 'Sus derechos si no está de acuerdo',
  'section.rights-open': 'Sus derechos si más tarde decimos que no',
  'rights.intro': {
    member: 'Usted puede pedirnos que revisemos la decisión. Estos son sus derechos.',
    provider: 'El afiliado tiene estos derechos. Usted puede ayudarle a usarlos. Aquí “usted” es el afiliado.',
  },
  'rights.intro-open': {
    member:
      'No hemos dicho que no. Si aprobamos menos de lo que se pidió, le enviaremos una carta. Entonces tendrá estos derechos. Esa carta le dará las fechas.',
    provider:
      'No se ha negado nada. Si aprobamos menos de lo que se pidió, enviaremos una carta con las fechas. Entonces el afiliado tendrá estos derechos. Aquí “usted” es el afiliado.',
  },
  'rights.unknown-plan': 'Los derechos dependen del tipo de plan. Llámenos para conocerlos.',
  'rights.perhaps': 'Es posible que esto aplique a usted. Pregúntenos.',
  'rights.file-notice': 'Tiene {time} desde la fecha de esta carta para pedirlo.',
  'rights.file-appeal-decision': 'Tiene {time} desde el día en que decidamos su apelación para pedirlo.',
  'rights.last-day': 'El último día es el {date}.',
  'rights.decide': 'Recibirá una respuesta en un plazo de {time}.',

  'section.time': 'Cuándo debemos decidir',
  'time.due': 'Debemos decidir antes del {due}.',

  'section.who': 'Quién decidió',
  'section.who-open': 'Quién decidirá',
  'who.attested-clinician': 'Un profesional clínico ({credential}) revisó esto el {date}.',
  'who.attested-administrative': 'Un revisor ({credential}) confirmó esto el {date}. Se trata de lo que cubre el plan.',
  'who.automatic':
    'La solicitud cumple todas las reglas, así que se aprobó tal como se pidió. No hizo falta que nadie la revisara.',
  'who.clinician': 'Un profesional clínico con formación en este tipo de atención debe revisar esto antes de enviarlo.',
  'who.administrative': 'Un revisor debe confirmar esto antes de enviarlo.',
  'who.open-clinician': 'Un profesional clínico con formación en este tipo de atención revisará la solicitud.',
  'who.open-administrative': 'Un revisor mirará la solicitud.',

  'section.help': 'Preguntas y ayuda',
  'help.call': 'Llámenos si algo no está claro.',
  'help.danger':
    'Si está en peligro o piensa en hacerse daño, llame al 911 o vaya a la sala de emergencias más cercana. También puede llamar o enviar un mensaje de texto al 988 en cualquier momento.',
  'help.part-2':
    'La ley federal protege los registros sobre la atención por drogas y alcohol (42 CFR Parte 2). No se pueden usar contra el paciente en un tribunal sin su consentimiento o una orden judicial.',

  'section.payer': 'Otra información del plan',

  'unit.day': '{count} días',
  'unit.day-one': '1 día',
  'unit.session': '{count} sesiones',
  'unit.session-one': '1 sesión',
  'unit.visit': '{count} visitas',
  'unit.visit-one': '1 visita',
  'unit.hour': '{count} horas',
  'unit.hour-one': '1 hora',
  'unit.unit': '{count} unidades',
  'unit.unit-one': '1 unidad',
  'length.hour': '{count} horas',
  'length.calendar-day': '{count} días',
  'length.business-day': '{count} días hábiles',
  'length.day-except-holidays': '{count} días, sin contar los feriados',
  'length.calendar-month': '{count} meses',

  'level.unnamed': 'tratamiento por un problema con las drogas o el alcohol',
  'level.code': 'Nivel {code}',
  'level.withdrawal-code': 'Nivel {code} (abstinencia)',
  'level.edition-3': 'Criterios de ASAM, tercera edición',
  'level.edition-4': 'Criterios de ASAM, cuarta edición',
  and: 'y',
};
