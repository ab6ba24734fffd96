import type { Wording } from './wording.js';
import type { WHY_EN } from './why-en.js';

/** The same in Spanish. */
export const WHY_ES: Readonly<Record<keyof typeof WHY_EN, Wording>> = {
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
};
