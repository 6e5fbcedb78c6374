/** Exporting: which format, what of the project, divided how, and where to; with a look beforehand. */
import { useMemo, useState, type ReactNode, type SubmitEvent } from 'react';
import { findCodec } from '../../../shared/codecs/registry.ts';
import { isListed } from '../../../shared/model/codebook.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Check, Frame } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SavePathField } from '../save-path-field.tsx';
import { useWorkbench } from '../workbench-context.ts';
import type { CloseProps } from './close-props.ts';
import { ExportChoiceFields } from './export-choice-fields.tsx';
import styles from './export-dialog.module.css';
import { FORMAT_GROUPS } from './export-formats.ts';
import { useExportLook, type LookInput } from './export-look.ts';
import { ExportOptionFields } from './export-option-fields.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import { firstPath, isZip, pathAsZip, pathForFormat } from './export-path.ts';
import { ExportPreview } from './export-preview.tsx';
import { ExportProgress } from './export-progress.tsx';
import { firstForm, optionsOf, valuesOf, type ExportForm } from './export-request.ts';
import { useExportRun } from './export-run.ts';
import { ExportSplitFields } from './export-split-fields.tsx';

/** What a format that is not there would be: the dialog offers only those that are. */
const NO_FORMAT = { name: '', description: '', extension: '', options: [] } as const;
const FIRST = FORMAT_GROUPS[0]?.codecs[0]?.id ?? '';

const formatOf = (id: string) => findCodec(id) ?? NO_FORMAT;

export function ExportDialog({ onClose }: CloseProps): ReactNode {
  const folder = useWorkbench((state) => state.exportFolder);
  const title = useWorkbench(({ data }) => data.project.title);
  const allLabels = useWorkbench(({ data }) => data.codebook.labels);
  const people = useWorkbench(({ data }) => data.annotators);
  const labels = useMemo(() => allLabels.filter(isListed), [allLabels]);
  const annotators = useMemo(() => [...people.values()], [people]);
  const [form, setForm] = useState(() => firstForm(FIRST));
  const [path, setPath] = useState(() => firstPath(folder, title, formatOf(FIRST)));
  const run = useExportRun();
  const codec = formatOf(form.format);
  const input = useMemo((): Result<LookInput> => {
    const { options } = formatOf(form.format);
    const asked = optionsOf(form, { labels, annotators, options });
    return asked.ok ? ok({ format: form.format, options: asked.value }) : asked;
  }, [form, labels, annotators]);
  const looking = useExportLook(input);

  const change = (part: Partial<ExportForm>): void => {
    run.refuse(null);
    setForm((last) => ({ ...last, ...part }));
  };
  const chooseFormat = (next: string): void => {
    setPath(pathForFormat(path, codec, formatOf(next)));
    change({ format: next });
  };
  const setOption = (id: string, value: string | boolean): void =>
    change({ set: { ...form.set, [form.format]: { ...form.set[form.format], [id]: value } } });
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (input.ok) void run.start({ ...input.value, path: path.trim() });
    else run.refuse(input.error.message);
  };
  const isBusy = run.running !== null;
  const leave = isBusy ? run.stop : onClose;

  if (run.report) return <ExportOutcome report={run.report} onMore={run.again} onClose={onClose} />;
  const zip = isZip(path);
  const nameOf = (id: string): string => labels.find((label) => label.id === id)?.name ?? id;
  return (
    <Dialog
      isWide
      title="Export"
      description="What was written is read again, and every annotation is compared with its quote."
      onClose={leave}
      foot={
        <>
          {run.running ? <ExportProgress running={run.running} /> : null}
          <Button onClick={leave}>Cancel</Button>
          <Button tone="primary" type="submit" form="export" aria-disabled={isBusy}>
            Export
          </Button>
        </>
      }
    >
      <form id="export" onSubmit={onSubmit}>
        <Problem text={run.problem} />
        <fieldset disabled={isBusy}>
          <div className={styles['sides']}>
            <div>
              <Frame isStacked label="Format" help={codec.description}>
                {(control) => (
                  <select
                    {...control}
                    value={form.format}
                    onChange={({ target }) => chooseFormat(target.value)}
                  >
                    {FORMAT_GROUPS.map(({ name, codecs }) => (
                      <optgroup key={name} label={name}>
                        {codecs.map((one) => (
                          <option key={one.id} value={one.id}>
                            {one.name}
                          </option>
                        ))}
                      </optgroup>
                    ))}
                  </select>
                )}
              </Frame>
              <ExportOptionFields
                format={codec.name}
                options={codec.options}
                values={valuesOf(form, codec.options)}
                onSet={setOption}
              />
              <ExportChoiceFields
                form={form}
                labels={labels}
                annotators={annotators}
                onChange={change}
              />
              <ExportSplitFields form={form} onChange={change} />
            </div>
            <ExportPreview looking={looking} format={codec.name} by={form.by} nameOf={nameOf} />
          </div>
          <SavePathField
            label={codec.extension === '' && !zip ? 'Folder to write' : 'File to write'}
            help="A manifest and a README that shows how to load it lie beside or in it."
            path={path}
            onChange={setPath}
          />
          <Check
            label="As one .zip"
            checked={zip}
            onChange={({ target }) => setPath(pathAsZip(path, codec, target.checked))}
          />
          <Check
            label="Say in the manifest when it was written"
            checked={form.withTime}
            onChange={({ target }) => change({ withTime: target.checked })}
          />
        </fieldset>
      </form>
    </Dialog>
  );
}
