import type { Words } from './en.js';

/** The same in Spanish, for a reader in the United States, in the form of `usted`. */
export const ES: Words = {
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

  'field.date': 'Fecha',
  'field.to': 'Para',
  'field.from': 'De',
  'field.member': 'Afiliado',
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

  'section.why': 'Por qué',
  'why.approve.meets-criteria': {
    member: 'Los datos que recibimos muestran que esta atención es adecuada para usted.',
    provider: 'La evaluación respalda esta atención y ninguna regla del plan se opone.',
  },
  'why.approve.statute': {
    member: 'Una regla del plan habría limitado esta atención. La ley no nos deja usar esa regla en este caso.',
    provider:
      'La evaluación respalda esta atención. Una regla del plan la habría limitado; la ley no permite usarla en este caso.',
  },
  'why.approve.review-not-permitted': 'La ley no nos deja revisar esta atención ahora. Por eso queda aprobada.',
  'why.approve.below-need-accepted': {
    member:
      'Los datos que recibimos indican más atención que esta: {indicated}. Usted o su proveedor pueden pedir más atención en cualquier momento.',
    provider:
      'La evaluación indica más atención que esta: {indicated}. Por favor, hable de esto con el afiliado. Puede pedirla en cualquier momento.',
  },
  'why.approve.level-unavailable': {
    member:
      'Los datos que recibimos indican {indicated}. En este momento no es posible recibir esa atención. Lo que pidió su proveedor puede cubrir sus necesidades en su lugar.',
    provider:
      'La evaluación indica {indicated}, que no está disponible ahora. Lo que usted pidió cubre la necesidad en su lugar.',
  },
  'why.approve.attested-approval': 'Un profesional clínico revisó la solicitud y la aprobó tal como se pidió.',
  'why.adverse.less-intensive-level-indicated': {
    member:
      'Miramos los datos que envió su proveedor. Según los criterios que usamos, sus necesidades se pueden atender de forma segura con {given}.',
    provider:
      'Según los criterios que usamos, la evaluación muestra que las necesidades del afiliado se pueden atender de forma segura con {given}.',
  },
  'why.adverse.payer-rule': 'Una regla del plan limita esta atención. La regla dice:',
  'why.adverse.coverage': {
    member: 'El plan no cubre esta atención en este caso. Esto no quiere decir que usted no la necesite.',
    provider: 'El plan no cubre esta atención en este caso. Esto no es un juicio sobre la necesidad médica.',
  },
  'why.adverse.other': {
    member: 'Miramos los datos que envió su proveedor y las reglas del plan.',
    provider: 'Comparamos la solicitud con los criterios y con las reglas del plan.',
  },
  'why.supported': {
    member:
      'Los datos que recibimos sí respaldan la atención que pidió su proveedor. La razón es la regla del plan. No es su salud.',
    provider: 'La evaluación sí respalda lo que usted pidió. La razón es la regla del plan, no la evaluación.',
  },
  'why.guaranteed': 'La ley fija una cantidad mínima de esta atención. El plan no puede dar menos y no dio menos.',
  'why.pend.information-needed': {
    member: 'Faltan algunos datos. Su proveedor puede enviarlos. Están en la lista de abajo.',
    provider: 'Faltan algunos datos que pueden cambiar la respuesta. Están en la lista de abajo.',
  },
  'why.pend.rule': 'Primero hay que resolver algo:',
  'why.pend.clinical-review': 'La respuesta depende del juicio de un profesional clínico.',
  'why.pend.compare': {
    member:
      'Los datos que recibimos indican otra atención distinta de la que se pidió: {indicated}. Un profesional clínico debe comparar las dos.',
    provider:
      'La evaluación indica otra atención distinta de la que usted pidió: {indicated}. Un profesional clínico debe comparar las dos.',
  },
  'why.pend.request-below-need': {
    member:
      'Los datos que recibimos indican mucha más atención: {indicated}. Un profesional clínico debe hablar pronto de esto con usted y con su proveedor.',
    provider:
      'La evaluación indica mucha más atención: {indicated}. Un profesional clínico quiere hablar pronto de esto con usted.',
  },
  'why.pend.urgent': {
    member: 'Los datos que recibimos pueden indicar que usted necesita atención en un hospital de inmediato.',
    provider: 'La evaluación indica una necesidad urgente de atención en un hospital.',
  },
  'why.pend.criteria-do-not-apply': {
    member:
      'Los criterios que usamos son para problemas con las drogas o el alcohol. La solicitud no nombra ninguno. Esto no es sobre si usted necesita atención.',
    provider:
      'Los criterios que se usan aquí son para trastornos por consumo de sustancias y la solicitud no nombra ninguno.',
  },
  'why.pend.edition-mismatch': {
    member:
      'Su proveedor usó otra edición de los criterios. Un profesional clínico puede revisarla, o su proveedor puede enviar una nueva evaluación.',
    provider:
      'La solicitud usa otra edición de los criterios que la del plan. Por favor, envíe una evaluación según la edición del plan o pida la revisión de un profesional clínico.',
  },
  'why.pend.inconsistent-facts': 'Algunos de los datos que recibimos no concuerdan. Primero hay que revisarlos.',
  'why.pend.hours-below-level': {
    member:
      'Las horas que se pidieron son muy pocas para este tipo de atención. Su proveedor debe decirnos qué quiere pedir: más horas u otra atención.',
    provider:
      'Las horas que usted pidió son menos de las que corresponden a este nivel de atención. Por favor, díganos qué quiere pedir: más horas o un nivel con menos horas.',
  },
  'why.pend.unverified-source':
    'No pudimos comprobar una de las reglas que importan aquí. Por eso debe revisarlo un profesional clínico.',
  'why.pend.no-version-known': 'Debemos buscar qué reglas del plan valían en esas fechas.',
  'why.pend.coverage-unverified': 'Debemos averiguar si el plan cubre esto.',
  'why.pend.level-unavailable': {
    member: 'La atención que indican los datos no está disponible ahora. Una persona debe buscar otra solución.',
    provider: 'La atención indicada no está disponible ahora. Una persona debe buscar otra solución.',
  },
  'why.pend.findings-only':
    'En este estado solo puede decidir un profesional clínico. Hemos preparado la solicitud para que la vea.',
  'why.pend.second-opinion':
    'Vimos que nuestro programa puede leer mal una regla. Por eso debe revisarlo un profesional clínico.',
  'why.pend.other': 'Un profesional clínico debe revisar la solicitud.',
  'why.parts-not-shown': {
    member:
      'La atención que se pidió es para personas que necesitan más ayuda en estas áreas. Los datos no muestran eso:',
    provider: 'Criterios del nivel que se pidió que la evaluación no cumple:',
  },
  'why.parts-met': 'Criterios en que se basa el nivel aprobado, todos cumplidos:',
  'why.code': 'El código de esta razón es {code}. Quiere decir: {meaning}.',
  'why.tool':
    'Un programa de computadora ayudó a comparar los datos con reglas escritas. La decisión la toma una persona.',
  'why.tool-approved': 'Un programa de computadora comparó los datos con reglas escritas. Solo puede decir que sí.',

  'dimension.3.D1': 'el consumo de drogas o alcohol y la abstinencia (Dimensión 1)',
  'dimension.3.D2': 'su salud física (Dimensión 2)',
  'dimension.3.D3': 'sus emociones, su conducta y su pensamiento (Dimensión 3)',
  'dimension.3.D4': 'su disposición a cambiar (Dimensión 4)',
  'dimension.3.D5': 'el riesgo de volver a consumir (Dimensión 5)',
  'dimension.3.D6': 'el lugar donde vive y las personas con quienes vive (Dimensión 6)',
  'dimension.4.D1': 'el consumo, la abstinencia y las medicinas (Dimensión 1)',
  'dimension.4.D2': 'su salud física (Dimensión 2)',
  'dimension.4.D3': 'su salud mental y su pensamiento (Dimensión 3)',
  'dimension.4.D4': 'los riesgos del consumo (Dimensión 4)',
  'dimension.4.D5': 'el lugar donde vive y las personas con quienes vive (Dimensión 5)',
  'dimension.4.D6': 'lo que usted espera de la atención (Dimensión 6)',

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
  or: 'o',
};
