/** What a notice must hold, by the English title in `rulesets/law/rights.json`. */
export const NOTICE_ES: Readonly<Record<string, string>> = {
  'The specific reasons': 'Las razones específicas',
  'The provision of the plan relied on': 'La parte del plan en que se basa la decisión',
  'What more is needed, and why': 'Qué más se necesita y por qué',
  'The review procedure and its time limits': 'Cómo pedir una revisión y los plazos',
  'The internal rule, guideline or protocol relied on, or that it is free on request':
    'La regla, guía o protocolo que se usó, o que se da gratis a quien lo pide',
  'The clinical judgment, or that it is free on request': 'El juicio clínico, o que se da gratis a quien lo pide',
  'The expedited review process': 'La revisión rápida',
  'Date of service, provider, and the amount of a claim': 'Fecha del servicio, proveedor y monto del reclamo',
  'That diagnosis and treatment codes are given on request':
    'Que se dan los códigos del diagnóstico y del tratamiento a quien los pide',
  'The denial code and its meaning, and the standard used': 'El código de la decisión, su significado y la norma usada',
  'Internal appeal and external review, and how to start them': 'La apelación y la revisión externa, y cómo empezarlas',
  'The consumer-assistance office or ombudsman': 'La oficina de ayuda al consumidor',
  'In a culturally and linguistically appropriate way': 'En el idioma y la forma adecuados',
  'Approved notice language, readable and understandable': 'Texto de aviso aprobado, fácil de leer y de entender',
  'The right to a reconsideration': 'El derecho a una reconsideración',
  'The standard and the expedited process, and the rest of the appeals':
    'El proceso normal, el proceso rápido y las demás apelaciones',
  'The decision made, or intended': 'La decisión tomada o prevista',
  'The reasons': 'Las razones',
  'That documents, records and criteria are free on request':
    'Que los documentos, registros y criterios se dan gratis a quien los pide',
  'The right to appeal, and how': 'El derecho a apelar y cómo hacerlo',
  'The right to a State fair hearing': 'El derecho a una audiencia imparcial del estado',
  'When and how an appeal is expedited': 'Cuándo y cómo una apelación es rápida',
  'The right to have benefits continue, and how': 'El derecho a que los beneficios sigan y cómo pedirlo',
  'In the language and format required': 'En el idioma y el formato requeridos',
  'A specific reason for the denial': 'Una razón específica de la decisión',
  'The right to a hearing, and how': 'El derecho a una audiencia y cómo pedirla',
  'The description and source of the screening criteria': 'La descripción y la fuente de los criterios',
  'The credentials of the reviewer': 'Las credenciales del revisor',
  'The criterion, named with its owner so that it can be looked up':
    'El criterio, con su dueño, para poder consultarlo',
};
