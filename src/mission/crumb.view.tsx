/** Where a page stands: under its mission, or under its cohort. */
import type { ComponentChildren } from 'preact';
import { type Cohort, type Mission, nameOf } from './mission.ts';

/** Leads back to the mission, by the name of its student. */
export function MissionCrumb({ mission }: { mission: Pick<Mission, 'id' | 'student'> }) {
  return (
    <p class="crumb">
      <a href={`/missions/${mission.id}`}>
        <bdi>{nameOf(mission.student)}</bdi>
      </a>
    </p>
  );
}

/** Leads back to the cohort (at `href`), and from it to all of them under the words `cohorts`; `children` stand below it. */
export function CohortCrumb(props: {
  cohort: Pick<Cohort, 'id' | 'name'>;
  cohorts: string;
  href?: string;
  children?: ComponentChildren;
}) {
  const { cohort, cohorts, href = `/cohorts/${cohort.id}`, children } = props;
  return (
    <p class="crumb">
      <a href="/cohorts">{cohorts}</a>
      {' / '}
      <a href={href}>
        <bdi>{cohort.name}</bdi>
      </a>
      {children ? <> / {children}</> : null}
    </p>
  );
}
