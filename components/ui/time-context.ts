import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ZoneAndLocale } from '../../lib/domain/dates.ts';
import { ownZoneAndLocale } from '../../lib/view/i18n.ts';

/** What every time on screen is told by: the person's clock, zone and language. */
export interface TimeContext extends ZoneAndLocale {
  /** UTC ms. */
  now: number;
}

const look = (): TimeContext => ({ now: Date.now(), ...ownZoneAndLocale() });

const Context = createContext<TimeContext | null>(null);

/** Hands the scene to everything inside. */
export const TimeProvider = Context.Provider;

/** The scene of the surface this stands in. */
export const useTimeContext = (): TimeContext => useContext(Context) ?? look();

/** A scene that moves: every `period` ms, and at once when the surface is looked at again. */
export function useMovingTime(period = 10_000): TimeContext {
  const [scene, setScene] = useState(look);
  useEffect(() => {
    const move = () => setScene(look());
    const timer = setInterval(move, period);
    document.addEventListener('visibilitychange', move);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', move);
    };
  }, [period]);
  return scene;
}
