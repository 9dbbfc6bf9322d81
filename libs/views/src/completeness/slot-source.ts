import type { Conditions } from '../reading/conditions.js';

const factNames = ['owed', 'waived_reason', 'waived_by', 'opens', 'due', 'waits_for'] as const;

/** Something to select slots from: the table itself, or the slots as they were at a position. */
export function slotSource(logId: number, at: number | undefined, where: Conditions): string {
  if (at === undefined) return 'slot';
  const [position, log] = [where.parameter(at), where.parameter(logId)];
  // Who owed it and when: as the last change says, else as the first later change of duties says it was, else as it is.
  const fact = (name: string): string =>
    `case when last.position is not null then last.${name}
          when next.position is not null then next.was_${name} else slot.${name} end as ${name}`;
  return `(
    select slot.log_id, slot.form, slot.path, slot.key, slot.unit, ${factNames.map(fact).join(', ')},
           coalesce(last.state, 'owed') as state, coalesce(last.late, false) as late, last.carriers, last.agreement,
           coalesce(last.complete, false) as complete, coalesce(last.clarified, false) as clarified,
           coalesce(last.current, 0) as current, coalesce(last.in_force, 0) as in_force, last.since,
           touched.position as changed_position, touched.at as changed_at
      from slot
      left join (
        select distinct on (form, path, key) * from change
         where log_id = ${log} and position <= ${position} order by form, path, key, position desc) as last
        using (form, path, key)
      left join (
        select distinct on (form, path, key) form, path, key, position, at from change
         where log_id = ${log} and position <= ${position} and not duty order by form, path, key, position desc) as touched
        using (form, path, key)
      left join (
        select distinct on (form, path, key) * from change
         where log_id = ${log} and position > ${position} and duty order by form, path, key, position) as next
        using (form, path, key)
     where slot.log_id = ${log} and slot.known_position <= ${position}) as slot_at`;
}
