import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useView } from '../view/view.js';
import { Problem } from './problem.js';
import { ledgerKey } from './use-read.js';

/**
 * Does one thing at a time that changes something: which is at work, what went wrong, and afterwards everything is read again. Answers whether it
 * was done.
 */
export function useAct<T extends string>() {
  const { ledger } = useView();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<T>();
  const [problem, setProblem] = useState<Problem>();
  const act = async (what: T, work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(what);
    setProblem(undefined);
    try {
      await work();
      await queries.invalidateQueries({ queryKey: ledgerKey(ledger) });
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      return false;
    } finally {
      setBusy(undefined);
    }
  };
  return { act, busy, problem };
}
