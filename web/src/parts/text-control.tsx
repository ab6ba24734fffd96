import type { ReactNode } from 'react';
import { type FactValue, NOT_DOCUMENTED } from '../store/case.js';
import type { ControlProps } from './fact-field.js';
import { instantOfField, fieldOfInstant } from '../time/instant-field.js';

/** A number, a day, a moment, a text or a list of codes. What is not a number goes out as it stands: the service says why not. */
export function TextControl({ id, fact, value, onAnswer, mayBeUnknown, describedBy }: ControlProps): ReactNode {
  const undocumented = value === NOT_DOCUMENTED;
  return (
    <div className="typed">
      <input
        className={`usa-input ${fact.type === 'instant' || fact.type === 'code-list' ? '' : 'usa-input--medium'}`}
        id={id}
        name={id}
        type={TYPES[fact.type] ?? 'text'}
        inputMode={fact.type === 'integer' || fact.type === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        spellCheck={false}
        disabled={undocumented}
        aria-describedby={describedBy}
        value={undocumented || value === undefined ? '' : shown(fact.type, value)}
        onChange={({ target }) => onAnswer(read(fact.type, target.value))}
      />
      {fact.unit !== undefined && !fact.unit.includes('says') && (
        <span className="typed__unit">{fact.unit.replace('/', ' a ')}</span>
      )}
      {mayBeUnknown && (
        <label className="choice choice--unknown">
          <input
            type="checkbox"
            checked={undocumented}
            onChange={({ target }) => onAnswer(target.checked ? NOT_DOCUMENTED : undefined)}
          />
          <span>Not documented</span>
        </label>
      )}
    </div>
  );
}

const TYPES: Readonly<Record<string, string>> = { date: 'date', instant: 'datetime-local' };

function shown(type: string, value: FactValue): string {
  if (Array.isArray(value)) return value.join(', ');
  return type === 'instant' ? fieldOfInstant(String(value)) : String(value);
}

function read(type: string, text: string): FactValue | undefined {
  if (text.trim() === '') return undefined;
  if (type === 'instant') return instantOfField(text);
  if (type === 'code-list' || type === 'level-list') return text.split(/[,\s]+/).filter((code) => code !== '');
  if ((type === 'integer' || type === 'number') && /^\d+(\.\d+)?$/.test(text.trim())) return Number(text);
  return text;
}
