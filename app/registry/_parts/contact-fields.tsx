'use client';

import { Input } from 'antd';
import { ListField } from './list-field';
import { PartField } from './part-field';

/** Whom to call at a plant. */
export function ContactFields() {
  return (
    <ListField path="contacts" newItem={() => ({})}>
      {(name) => (
        <>
          {PARTS.map((part) => (
            <PartField key={part} list="contacts" name={name} part={part}>
              <Input autoComplete="off" {...(part === 'phone' ? { inputMode: 'tel' as const } : {})} />
            </PartField>
          ))}
        </>
      )}
    </ListField>
  );
}

const PARTS = ['name', 'role.zh', 'role.en', 'phone'] as const;
