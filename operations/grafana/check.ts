// Grafana's own types of a dashboard and of its panels, as a dashboard's JSON has them: enumerations as their values. Whoever
// assigns the dashboard to these (.ci/operations does) is told by the compiler what Grafana would not understand.
import type { Dashboard, Panel, RowPanel } from '@grafana/schema';
import type { FieldConfig, Options as TimeSeries } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
import type { Options as Stat } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';

type Plain<T> = T extends string
  ? `${T}`
  : T extends readonly (infer E)[]
    ? Plain<E>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

type Defaults<P, C> = P extends { fieldConfig?: infer F }
  ? Omit<P, 'fieldConfig'> & { fieldConfig: Omit<NonNullable<F>, 'defaults'> & { defaults: C } }
  : P;

type Any = Plain<Panel>;
type Field = Omit<NonNullable<NonNullable<Any['fieldConfig']>['defaults']>, 'custom'>;

type TimeSeriesPanel = Defaults<Omit<Any, 'type' | 'options'>, Field & { custom: Plain<FieldConfig> }> & {
  type: 'timeseries';
  options: Plain<TimeSeries>;
};
type StatPanel = Defaults<Omit<Any, 'type' | 'options'>, Field> & { type: 'stat'; options: Plain<Stat> };

export type Checked = Omit<Plain<Dashboard>, 'panels'> & {
  panels: (TimeSeriesPanel | StatPanel | Plain<RowPanel>)[];
};
