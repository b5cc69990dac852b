import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ZoneAndLocale } from '../../lib/domain/dates.ts';
import { ownZoneAndLocale } from '../../lib/view/i18n.ts';

/**
 * What all times on screen are formatted by: the current time, the user's time zone and language.
 */
export interface TimeContext extends ZoneAndLocale {
  /** UTC ms. */
  now: number;
  /** The time by OnceHub's clock, which decides what can be done with a meeting (UTC ms). */
  atOncehub: number;
}

const currentTime = (): TimeContext => {
  const now = Date.now();
  return { now, atOncehub: now, ...ownZoneAndLocale() };
};

const Context = createContext<TimeContext | null>(null);

/** Provides the time context to all components inside. */
export const TimeProvider = Context.Provider;

/** The nearest time context; without a provider, the current one. */
export const useTimeContext = (): TimeContext => useContext(Context) ?? currentTime();

/**
 * A time context that is updated every `period` ms, and at once when the page becomes visible
 * again.
 */
export function useMovingTime(period = 10_000): TimeContext {
  const [timeContext, setScene] = useState(currentTime);
  useEffect(() => {
    const update = () => setScene(currentTime());
    const timer = setInterval(update, period);
    document.addEventListener('visibilitychange', update);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', update);
    };
  }, [period]);
  return timeContext;
}
