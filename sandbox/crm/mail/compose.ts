import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { DECOYS } from '../people.ts';
import type { Labels } from './labels.ts';

const { draft } = DECOYS;

/** A draft to a person who is not part of the open thread. */
export const composeWindow = (labels: Labels): Html =>
  html`<div class="compose" role="dialog" aria-label="${labels.compose}">
  <div class="compose-head"><strong>${labels.compose}</strong><div class="az9"><span email="${draft.address}" data-hovercard-id="${draft.address}" name="${draft.name}">${draft.name}</span></div><span class="gap"></span><button type="button" class="tool" data-does="discard" aria-label="${labels.close}">${icon('close')}</button></div>
  <div class="anm" name="to"><span class="quietly">${labels.to}</span><div role="listbox" aria-label="${labels.to}"><div role="option" class="chip" data-hovercard-id="${draft.address}" data-name="${draft.name}">${draft.name}</div></div></div>
  <input class="line" aria-label="${labels.subject}" value="Photographs from Thursday">
  <div class="draft" contenteditable="true">Hi Jonah, here they are.</div>
  <div class="compose-foot"><button type="button" class="primary" data-does="discard">${labels.send}</button></div>
</div>`;
