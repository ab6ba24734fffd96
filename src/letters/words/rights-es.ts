import type { RightWords } from './rights-en.js';

const APPEAL = {
  title: 'Pídanos que revisemos la decisión (apelación)',
  says: 'Usted puede pedir al plan que vuelva a revisar la decisión. Esto se llama apelación. Otra persona puede pedirlo por usted.',
};
const CARE_CUT = {
  title: 'Debemos avisarle antes de reducir la atención',
  says: 'Si reducimos o terminamos una atención que ya habíamos aprobado, debemos avisarle primero.',
};

/** The same in Spanish. */
export const RIGHTS_ES: Readonly<Record<string, RightWords>> = {
  'private-appeal-pre-service': APPEAL,
  'private-appeal-post-service': APPEAL,
  'private-expedited-appeal': {
    title: 'Apelación rápida',
    says: 'Si esperar puede hacerle daño, puede pedir una apelación rápida. Puede pedirla por teléfono.',
  },
  'private-external-review': {
    title: 'Revisión por alguien de fuera del plan',
    says: 'Si después de su apelación seguimos diciendo que no, expertos que no trabajan para el plan pueden revisarlo. Puede pedirlo enseguida si no cumplimos las reglas. Ellos pueden ver si usted necesita este tipo de atención.',
  },
  'private-expedited-external-review': {
    title: 'Revisión externa rápida',
    says: 'Si esperar puede hacerle daño, los expertos de fuera del plan deciden rápido.',
  },
  'private-free-copies': {
    title: 'Copias gratis',
    says: 'Usted puede pedir las reglas, los criterios y las razones médicas que usamos. También puede pedir sus registros. Se los damos gratis.',
  },
  'private-consumer-assistance': {
    title: 'Ayuda gratis de una oficina de fuera del plan',
    says: 'Una oficina puede ayudarle con la apelación. Esa oficina no trabaja para el plan.',
  },
  'private-reduction-notice': {
    title: CARE_CUT.title,
    says: 'Si terminamos antes una atención que ya habíamos aprobado, debemos avisarle con tiempo. Usted debe poder apelar y recibir una respuesta primero.',
  },
  'ma-reconsideration': {
    title: 'Pídanos que revisemos la decisión (reconsideración)',
    says: 'Usted o su médico pueden pedir al plan que vuelva a revisar la decisión.',
  },
  'ma-reconsideration-payment': {
    title: 'Pídanos que revisemos el pago (reconsideración)',
    says: 'Usted puede pedir al plan que vuelva a revisar la decisión sobre el pago.',
  },
  'ma-expedited-reconsideration': {
    title: 'Reconsideración rápida',
    says: 'Si esperar puede hacerle daño, usted o su médico pueden pedirnos que decidamos rápido.',
  },
  'ma-independent-review': {
    title: 'Revisión por alguien de fuera del plan',
    says: 'Si seguimos diciendo que no, enviamos su caso a expertos de fuera del plan. Usted no tiene que pedirlo.',
  },
  'ma-grievance': {
    title: 'Queja rápida',
    says: 'Si tardamos más en decidir, usted puede presentar una queja rápida.',
  },
  'ma-public-criteria': {
    title: 'Criterios abiertos a todos',
    says: 'Cualquier persona puede leer las reglas de cobertura del plan.',
  },
  'ma-consumer-assistance': {
    title: 'Ayuda gratis de su estado',
    says: 'El Programa Estatal de Asistencia sobre Seguros de Salud de su estado da ayuda gratis con las apelaciones.',
  },
  'medicaid-appeal': {
    title: 'Pídanos que revisemos la decisión (apelación)',
    says: 'Usted puede pedir al plan que vuelva a revisar la decisión. Esto se llama apelación. Su proveedor puede pedirla por usted si usted lo acepta por escrito.',
  },
  'medicaid-expedited-appeal': {
    title: 'Apelación rápida',
    says: 'Si esperar puede hacerle daño, puede pedir una apelación rápida.',
  },
  'medicaid-fair-hearing': {
    title: 'Audiencia imparcial del estado',
    says: 'Si después de su apelación seguimos diciendo que no, puede pedir una audiencia al estado. También puede pedirla si tardamos demasiado en responder.',
  },
  'chip-review': {
    title: 'Revisión del estado',
    says: 'Si después de su apelación seguimos diciendo que no, puede pedir al estado que lo revise.',
  },
  'medicaid-continuation': {
    title: 'Siga con su atención durante la apelación',
    says: 'Si terminamos o reducimos una atención que ya habíamos aprobado, puede pedir que siga hasta que termine la apelación o la audiencia. Si pierde, es posible que deba pagarla.',
  },
  'medicaid-free-copies': {
    title: 'Copias gratis',
    says: 'Usted puede pedir los criterios y todos los registros que usamos. También puede preguntar cómo los usamos. Se los damos gratis.',
  },
  'medicaid-reduction-notice': CARE_CUT,
  'medicaid-consultation': {
    title: 'Su proveedor puede hablar con nosotros',
    says: 'Cuando ayuda, el plan habla con su proveedor antes de decidir.',
  },
  'medicaid-consumer-assistance': {
    title: 'Ayuda gratis de su estado',
    says: 'Una oficina de su estado puede ayudarle a entender esta carta y a apelar.',
  },
  'medicaid-ffs-fair-hearing': {
    title: 'Audiencia imparcial del estado',
    says: 'Usted puede pedir una audiencia al estado. El plazo nunca pasa de 90 días desde el día en que se envía esta carta. Puede ser menos.',
  },
  'medicaid-ffs-expedited-hearing': {
    title: 'Audiencia rápida',
    says: 'Si esperar puede hacerle daño, puede pedir una audiencia rápida.',
  },
  'medicaid-ffs-continuation': {
    title: 'Siga con su atención hasta la audiencia',
    says: 'Si redujeron su atención y no le avisaron a tiempo, puede pedir que se la devuelvan hasta que termine la audiencia.',
  },
  'medicaid-ffs-reduction-notice': {
    title: CARE_CUT.title,
    says: 'Si se reduce o termina una atención que ya estaba aprobada, deben avisarle antes de ese día.',
  },
  'tx-peer-to-peer': {
    title: 'Su proveedor puede hablar con nuestro médico',
    says: 'Antes de que digamos que no, su proveedor debe tener una buena oportunidad de hablar con nuestro médico sobre su atención.',
  },
  'co-external-medical-review': {
    title: 'Revisión por alguien de fuera del plan',
    says: 'Después de las apelaciones de Medicaid, expertos de fuera del plan pueden revisar un no a la atención residencial o con internación por drogas o alcohol.',
  },
  'wa-until-transfer': {
    title: 'Su atención sigue hasta el traslado',
    says: 'Si se aprueba un nivel de atención más bajo, la atención donde está ahora sigue cubierta hasta que se haya trasladado. No debe haber interrupción.',
  },
  'nj-until-appeals-end': {
    title: 'La internación sigue durante las apelaciones',
    says: 'Su internación sigue cubierta hasta que terminen las apelaciones dentro y fuera del plan.',
  },
  'ny-while-pending': {
    title: 'Su atención sigue mientras decidimos',
    says: 'Si su proveedor lo pidió al menos 24 horas antes del alta, su internación sigue cubierta hasta que decidamos.',
  },
};
