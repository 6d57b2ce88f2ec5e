import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Unit } from '../api/types.js';
import { useUnits } from '../view/use-units.js';
import { useView } from '../view/view.js';

/** From the top of one's own down to the unit below which the rows stand. */
export function UnitPath({ unit }: { readonly unit: string }) {
  const { t } = useTranslation('matrix');
  const { to } = useView();
  const { data } = useUnits();
  const path = pathOf(data?.units ?? [], unit);
  return (
    <nav aria-label={t('path')} className="matrix-path">
      {path.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && <span aria-hidden> › </span>}
          {index === path.length - 1 ? (
            <strong aria-current="location">{name}</strong>
          ) : (
            <Link to={to('matrix', { unit: id })}>{name}</Link>
          )}
        </span>
      ))}
    </nav>
  );
}

function pathOf(units: readonly Unit[], unit: string): readonly Unit[] {
  const byId = new Map(units.map((one) => [one.id, one]));
  const path: Unit[] = [];
  for (let at = byId.get(unit); at?.isYours === true; at = at.parent === null ? undefined : byId.get(at.parent)) {
    path.unshift(at);
  }
  return path;
}
