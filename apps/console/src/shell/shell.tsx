import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useNavigate } from 'react-router';
import { LiveProvider } from '../live/live.js';
import { useMe, useSession } from '../session/session.js';
import { useView } from '../view/view.js';
import { Banners } from './banners.js';
import { usePlans } from './home.js';
import { MomentControl } from './moment-control.js';
import { Preferences } from './preferences.js';
import './shell.css';
import { UnitSelect } from './unit-select.js';

const pages = ['board', 'matrix', 'travel', 'submit', 'ledger', 'audit', 'operations'] as const;

/** What stands around every page: which ledger and plan, whose numbers, of which moment; where one can go. */
export function Shell() {
  const { t } = useTranslation();
  const view = useView();
  return (
    <LiveProvider ledger={view.ledger}>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="shell-head">
        <div className="shell-brand">
          <strong>{t('app.name')}</strong>
          <PlanSelect />
          <span className="shell-account">
            <Preferences />
            <Account />
          </span>
        </div>
        <nav aria-label={t('app.menu')} className="shell-nav">
          {pages.map((page) => (
            <NavLink key={page} to={view.to(page)}>
              {t(`page.${page}`)}
            </NavLink>
          ))}
        </nav>
        <div className="shell-view">
          <UnitSelect />
          <MomentControl />
        </div>
      </header>
      <Banners />
      <main id="content" className="shell-page" tabIndex={-1}>
        <Outlet />
      </main>
    </LiveProvider>
  );
}

/** The plans of all ledgers in which one holds a role. */
function PlanSelect() {
  const { t } = useTranslation();
  const { ledger, plan } = useView();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const { data: plans } = usePlans(ledger);
  const others = (me?.ledgers ?? []).filter(({ id }) => id !== ledger);
  const options = [
    ...(plans ?? []).map(({ id, title }) => ({ value: `/${ledger}/${id}/board`, label: title })),
    ...others.map(({ id, name }) => ({ value: `/${id}`, label: name })),
  ];
  const here = `/${ledger}/${plan}/board`;
  return (
    <Select
      className="shell-plan"
      aria-label={t('view.plan')}
      value={options.some(({ value }) => value === here) ? here : plan}
      options={options}
      popupMatchSelectWidth={false}
      variant="borderless"
      onChange={(value) => void navigate(value)}
    />
  );
}

function Account() {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const { data: me } = useMe();
  return (
    <>
      <span className="quiet shell-name">{me?.name}</span>
      <button type="button" className="link" onClick={signOut}>
        {t('app.signOut')}
      </button>
    </>
  );
}
