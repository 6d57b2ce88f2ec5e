import { Link } from 'react-router';
import { useView } from '../view/view.js';
import './sections.css';

interface Props<T extends string> {
  /** What they are the parts of. */
  readonly label: string;
  readonly page: string;
  readonly sections: readonly { readonly id: T; readonly label: string }[];
  readonly current: T;
}

/** The parts of a page as links: which one is shown stands in the address. */
export function Sections<T extends string>({ label, page, sections, current }: Props<T>) {
  const { to } = useView();
  return (
    <nav aria-label={label} className="sections">
      {sections.map((section) => (
        <Link
          key={section.id}
          to={to(page, { tab: section.id === sections[0]?.id ? undefined : section.id })}
          aria-current={section.id === current ? 'page' : undefined}
        >
          {section.label}
        </Link>
      ))}
    </nav>
  );
}

/** Which part the address names; the first where it names none. */
export function useSection<T extends string>(sections: readonly [T, ...T[]]): T {
  const { get } = useView();
  const asked = get('tab');
  return sections.find((section) => section === asked) ?? sections[0];
}
