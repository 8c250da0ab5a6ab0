import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#test/axe.ts';
import { hasBrowser, openBrowser } from '#test/browser.ts';
import { openGallery, type Answer } from '#test/gallery.ts';

describe.skipIf(!hasBrowser)('the components, in a browser', async () => {
  if (!hasBrowser) return;
  const gallery = await openGallery();
  const browser = await openBrowser();

  async function alive(name: string, answer?: Answer): Promise<Page> {
    const page = await browser.page();
    await gallery.open(page, name, { answer });
    await page.waitForFunction((n) => document.documentElement.dataset['hydrated'] === n, name);
    return page;
  }

  test.each([360, 1280])('every example can be used by everybody, %i wide, light and dark', async (width) => {
    // What the policy forbids for the page it forbids for axe as well.
    const page = await browser.page({ viewport: { width, height: 800 }, bypassCSP: true });
    expect(gallery.names.length).toBeGreaterThan(15);
    for (const name of gallery.names) {
      await gallery.open(page, name);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const faults = await faultsOf(page);
        expect([name, colorScheme, faults]).toEqual([name, colorScheme, []]);
      }
    }
    await page.context().close();
  });

  test('nothing in an example breaks the content security policy, and what the server sent is what hydrates', async () => {
    const page = await browser.page();
    const told: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) told.push(message.text());
    });
    for (const name of gallery.names) {
      await gallery.open(page, name);
      await page.waitForFunction((n) => document.documentElement.dataset['hydrated'] === n, name);
    }
    expect(told).toEqual([]);
    await page.context().close();
  });

  test('without a script a field holds the answer it was given', async () => {
    const page = await browser.page({ javaScriptEnabled: false });
    const values: string[] = [];
    for (const name of ['field-wrong', 'field-date', 'field-textarea', 'field-select']) {
      await gallery.open(page, name);
      values.push(await page.locator('input, textarea, select').inputValue());
    }
    expect(values).toEqual(['0912', '2025-07-01', 'Họp chi hội quý III', 'women']);
    await gallery.open(page, 'field-checkbox');
    expect(await page.getByRole('checkbox').isChecked()).toBe(true);
    await page.context().close();
  });

  test('what is typed before the script has come is not lost when it comes', async () => {
    const page = await browser.page();
    for (const name of ['field', 'field-wrong', 'field-textarea', 'field-select', 'field-checkbox']) {
      const arrive = await gallery.open(page, name, { late: true });
      const field = page.locator('input, textarea, select');
      if (name === 'field-checkbox') await field.uncheck();
      else if (name === 'field-select') await field.selectOption('farmers');
      else await field.fill('đã gõ');
      const before = [name, await field.inputValue(), name === 'field-checkbox' && (await field.isChecked())];
      arrive();
      await page.waitForFunction((n) => document.documentElement.dataset['hydrated'] === n, name);
      const after = [name, await field.inputValue(), name === 'field-checkbox' && (await field.isChecked())];
      expect(after).toEqual(before);
    }
    await page.context().close();
  });

  test('what opens over a page can be used by everybody too', async () => {
    const page = await browser.page({ viewport: { width: 360, height: 740 }, bypassCSP: true });
    const opened: [string, () => Promise<void>][] = [
      ['palette', () => page.keyboard.press('Control+k')],
      ['shortcuts', () => page.keyboard.press('?')],
      ['work-shell', () => page.getByRole('button', { name: 'Mở trình đơn' }).click()],
    ];
    for (const [name, open] of opened) {
      await gallery.open(page, name);
      await page.waitForFunction((n) => document.documentElement.dataset['hydrated'] === n, name);
      await open();
      expect([name, await page.locator(':modal, :popover-open').count()]).toEqual([name, 1]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect([name, colorScheme, await faultsOf(page)]).toEqual([name, colorScheme, []]);
      }
    }
    await page.context().close();
  });

  test('on a phone the menu opens and closes without a script', async () => {
    const page = await browser.page({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    await gallery.open(page, 'work-shell');
    const link = page.getByRole('link', { name: 'Lịch công tác' });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Mở trình đơn' }).click();
    expect(await link.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await link.isVisible()).toBe(false);
    await page.context().close();
  });

  test('on a phone a table stays a table for whoever hears it, and names each value for whoever sees it', async () => {
    const page = await browser.page({ viewport: { width: 360, height: 740 } });
    await gallery.open(page, 'table');
    expect(await page.getByRole('columnheader').count()).toBe(4);
    expect(await page.getByRole('cell', { name: '1.204' }).count()).toBe(1);
    const label = page
      .getByRole('cell', { name: '1.204' })
      .evaluate((td) => getComputedStyle(td, '::before').content);
    expect(await label).toContain('Hội viên');
    await page.context().close();
  });

  test('what is wrong with a form takes the focus and leads to the field', async () => {
    const page = await alive('error-summary');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    const href = await page.getByRole('link', { name: 'Họ và tên còn trống.' }).getAttribute('href');
    expect(href).toBe('#ho-ten');
    await page.context().close();
  });

  test('the palette opens by its keys, folds marks, moves with the arrows and goes', async () => {
    const page = await alive('palette', () => ({ status: 200, body: '[]' }));
    await page.keyboard.press('/');
    const box = page.getByRole('combobox');
    expect(await page.getByRole('option').count()).toBe(2);
    await page.keyboard.press('ArrowDown');
    const active = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toContain('Đơn vị');
    await box.fill('hoi vien');
    expect(await page.getByRole('option').allTextContents()).toEqual([expect.stringContaining('hội viên')]);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#hoi-vien');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    expect(await box.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });

  test('the palette asks once the typing stops, and tells when nothing was found and when it failed', async () => {
    const asked: string[] = [];
    const page = await alive('palette', (url) => {
      const query = url.searchParams.get('q')!;
      asked.push(query);
      const found = query === 'hoa' ? [{ group: 'Hội viên', text: 'Nguyễn Thị Hoa', href: '#hoa' }] : [];
      return { status: query === 'hong' ? 503 : 200, body: JSON.stringify(found) };
    });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hoa');
    await page.getByRole('option', { name: 'Nguyễn Thị Hoa' }).waitFor();
    expect(asked).toEqual(['hoa']);
    const status = page.getByRole('dialog').getByRole('status');
    await page.getByRole('combobox').fill('zzz');
    await status.getByText('Không tìm thấy gì.').waitFor();
    expect(await page.getByRole('option').count()).toBe(0);
    await page.getByRole('combobox').fill('hong');
    await status.getByText('Chưa tìm được').waitFor();
    await page.context().close();
  });

  test('an answer that comes after a newer question does not replace the newer answer', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const asked: string[] = [];
    const page = await alive('palette', async (url) => {
      const query = url.searchParams.get('q')!;
      asked.push(query);
      if (query === 'cu') await held;
      return { status: 200, body: JSON.stringify([{ group: 'Hội viên', text: query, href: '#x' }]) };
    });
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox');
    await box.fill('cu');
    await expect.poll(() => asked).toEqual(['cu']);
    await box.fill('moi');
    await page.getByRole('option', { name: 'moi' }).waitFor();
    release();
    await page.waitForTimeout(200);
    expect(await page.getByRole('option').allTextContents()).toEqual([expect.stringContaining('moi')]);
    await page.context().close();
  });

  test('shortcuts are listed by ?, go where they say, and rest while someone types or has turned them off', async () => {
    const page = await alive('shortcuts');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    expect(new URL(page.url()).hash).toBe('#viec');
    await page.keyboard.press('?');
    await page.getByRole('checkbox').uncheck();
    await page.getByRole('button', { name: 'Đóng' }).click();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.evaluate(() => localStorage.clear());
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('input')));
    await page.locator('main > input').press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });
});
