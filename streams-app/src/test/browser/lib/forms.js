// The desk's forms by what an editor calls their fields.

/** @param {import('playwright-core').Page} page */
export function deskForms(page) {
  const report = page.getByRole('form', { name: 'File a report' });
  return {
    /** The form of a report, opened; with a draft in it, it is open by itself. */
    async openReport() {
      const button = page.getByRole('button', { name: 'File a report' });
      await button.or(report).first().waitFor();
      if (await button.isVisible()) await button.click();
      await report.waitFor();
      return report;
    },
    report,
    source: report.getByRole('combobox', { name: 'Source' }).first(),
    published: report.getByLabel('Published'),
    place: report.getByRole('combobox', { name: 'Place', exact: true }),
    assertion: report.getByLabel('What is said'),
    party: report.getByLabel('Party'),
    happened: report.getByLabel('When it happened'),
    precision: report.getByLabel('How exact'),
    send: report.getByRole('button', { name: /^Send/ }),
    filed: page.getByRole('region', { name: 'The report is filed' }),
    /** Fills what a report with one claim needs. */
    async fill({ source, place, assertion = 'CAPTURED', party = 'opposition', at = '2024-12-05T20:00' }) {
      await this.source.fill(source);
      await this.place.fill(place);
      await this.assertion.selectOption(assertion);
      await this.party.selectOption(party);
      await this.happened.fill(at);
      await this.precision.selectOption('INSTANT');
    },
    /** Says who decides, where the page asks for it. */
    async sayWho(name = 'night-desk') {
      const asked = page.getByRole('dialog', { name: 'Who decides?' });
      await asked.getByLabel('Your name').fill(name);
      await asked.getByRole('button', { name: 'Go on' }).click();
    },
    waiting: page.getByRole('list', { name: 'Unplaced names' }).getByRole('listitem'),
  };
}
