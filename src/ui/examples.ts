import { createRawSnippet, type Component } from 'svelte';
import Badge from './Badge.svelte';
import CommandPalette from './CommandPalette.svelte';
import ConfirmPanel from './ConfirmPanel.svelte';
import DefinitionList from './DefinitionList.svelte';
import EmptyState from './EmptyState.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import Field from './Field.svelte';
import Notice from './Notice.svelte';
import Pager from './Pager.svelte';
import ShortcutHelp from './ShortcutHelp.svelte';
import Table from './Table.svelte';
import Tabs from './Tabs.svelte';
import Timeline from './Timeline.svelte';
import WorkShell from './WorkShell.svelte';

export interface Example {
  name: string;
  component: Component<Record<string, unknown>>;
  props: Record<string, unknown>;
  /** Brings its own landmarks. */
  whole: boolean;
}

function example<Props extends object>(
  name: string,
  component: Component<Props>,
  props: Props,
  whole = false,
): Example {
  return {
    name,
    component: component as unknown as Example['component'],
    props: props as Record<string, unknown>,
    whole,
  };
}

const html = (text: string) => createRawSnippet(() => ({ render: () => text }));

interface Branch {
  name: string;
  place: string;
  members: string;
  coverage: string;
}
const branches: Branch[] = [
  { name: 'Chi hội Nông dân ấp 5', place: 'Xã Vị Thắng', members: '1.204', coverage: '81,84 %' },
  { name: 'Chi hội Phụ nữ khu vực Bình An', place: 'Phường Vị Thanh', members: '87', coverage: '64,10 %' },
  { name: 'Chi đoàn ấp Mỹ Phú', place: 'Xã Long Mỹ', members: '9', coverage: '7,02 %' },
];
// A component's own type parameter is lost on the way through `example`.
const of = (key: keyof Branch) => (row: unknown) => (row as Branch)[key];
const searchWords = {
  title: 'Tìm và mở nhanh',
  asking: 'Đang tìm…',
  nothing: 'Không tìm thấy gì.',
  failed: 'Chưa tìm được: mất kết nối.',
  close: 'Đóng',
  hint: 'Phím ↑ ↓ để chọn, Enter để mở.',
};
const sections = [
  {
    title: null,
    links: [{ href: '#viec', text: 'Việc của tôi', icon: 'home' as const, current: true, count: '12' }],
  },
  {
    title: 'Ghi chép',
    links: [
      { href: '#hoi-vien', text: 'Đoàn viên, hội viên', icon: 'people' as const },
      { href: '#don-vi', text: 'Đơn vị', icon: 'tree' as const },
      { href: '#ket-qua', text: 'Kết quả phong trào, cuộc vận động', icon: 'done' as const },
      { href: '#quy', text: 'Sổ quỹ', icon: 'money' as const },
    ],
  },
  {
    title: 'Theo dõi',
    links: [
      { href: '#bao-cao', text: 'Báo cáo', icon: 'page' as const, count: '2' },
      { href: '#lich', text: 'Lịch công tác', icon: 'calendar' as const },
      { href: '#y-kien', text: 'Ý kiến', icon: 'voice' as const },
      { href: '#so-lieu', text: 'Số liệu', icon: 'chart' as const },
      { href: '#cai-dat', text: 'Cài đặt', icon: 'settings' as const },
    ],
  },
];

/** Every component as it is meant to be used: what the tests open in a browser is what a reader finds here. */
export const examples: Example[] = [
  example('field', Field, {
    label: 'Họ và tên',
    name: 'ho-ten',
    hint: 'Như trên giấy tờ.',
    autocomplete: 'name',
  }),
  example('field-wrong', Field, {
    label: 'Số điện thoại',
    name: 'dien-thoai',
    type: 'tel',
    value: '0912',
    error: 'Số điện thoại cần 10 chữ số.',
    hint: 'Dùng để đăng nhập.',
    inputmode: 'tel',
    required: true,
  }),
  example('field-date', Field, { label: 'Ngày kết nạp', name: 'ngay', type: 'date', value: '2025-07-01' }),
  example('field-textarea', Field, {
    label: 'Nội dung',
    name: 'noi-dung',
    type: 'textarea',
    optional: '(không bắt buộc)',
    value: 'Họp chi hội quý III',
  }),
  example('field-select', Field, {
    label: 'Tổ chức',
    name: 'to-chuc',
    type: 'select',
    value: 'women',
    options: [
      { value: 'farmers', text: 'Hội Nông dân' },
      { value: 'women', text: 'Hội Liên hiệp Phụ nữ' },
    ],
  }),
  example('field-checkbox', Field, {
    label: 'Hội viên đồng ý cho ghi dân tộc và tôn giáo',
    name: 'dong-y',
    type: 'checkbox',
    checked: true,
    hint: 'Hội viên rút lại được bất cứ lúc nào.',
  }),
  example('error-summary', ErrorSummary, {
    title: 'Chưa ghi được: còn 2 chỗ cần sửa',
    errors: [
      { name: 'ho-ten', text: 'Họ và tên còn trống.' },
      { name: null, text: 'Người này đã là hội viên từ 03/02/2021.' },
    ],
  }),
  example('table', Table, {
    caption: 'Chi hội, chi đoàn trong đơn vị của tôi',
    columns: [
      { key: 'name', text: 'Chi hội', value: of('name'), href: () => '#chi-hoi' },
      { key: 'place', text: 'Địa bàn', value: of('place') },
      { key: 'members', text: 'Hội viên', numeric: true, value: of('members') },
      { key: 'coverage', text: 'Tỷ lệ hộ có hội viên', numeric: true, value: of('coverage') },
    ],
    rows: branches,
    keyOf: of('name'),
  }),
  example('empty', EmptyState, {
    title: 'Chưa có hội viên nào',
    text: 'Ghi hội viên đầu tiên, hoặc nhập cả danh sách từ bảng tính đang có.',
    icon: 'people',
    action: { href: '#ghi', text: 'Ghi hội viên' },
  }),
  example('confirm', ConfirmPanel, {
    title: 'Xóa tên khỏi danh sách hội viên?',
    intro: 'Bà Nguyễn Thị Hoa, Chi hội Phụ nữ khu vực Bình An.',
    effects: ['Tư cách hội viên kết thúc ngày 30/09/2025.', 'Số hội viên của chi hội giảm 1, từ 87 còn 86.'],
    confirm: 'Xóa tên',
    danger: true,
    cancel: { href: '#thoi', text: 'Không xóa' },
    children: html('<p class="quiet">Việc này được ghi vào nhật ký.</p>'),
  }),
  example('notice', Notice, {
    text: 'Đã chuyển sinh hoạt bà Nguyễn Thị Hoa về Chi hội ấp 5.',
    undo: { action: '?/hoan-tac', text: 'Hoàn tác', fields: [{ name: 'viec', value: '12' }] },
  }),
  example('notice-warn', Notice, {
    text: 'Báo cáo quý III đến hạn sau 2 ngày.',
    tone: 'warn',
    link: { href: '#bao-cao', text: 'Mở báo cáo' },
  }),
  example('notice-bad', Notice, { text: 'Nhập dừng ở dòng 214: ngày sinh không có thật.', tone: 'bad' }),
  ...(['plain', 'good', 'warn', 'bad'] as const).map((tone) =>
    example(`badge-${tone}`, Badge, { text: 'Chờ duyệt', tone }),
  ),
  example('tabs', Tabs, {
    label: 'Các mặt của đơn vị',
    tabs: [
      { href: '#tong-quan', text: 'Tổng quan', current: false },
      { href: '#hoi-vien', text: 'Hội viên', count: '1.204', current: true },
      { href: '#lich-su', text: 'Lịch sử', current: false },
    ],
  }),
  example('pager', Pager, {
    label: 'Trang',
    previous: { href: '#truoc', text: 'Trước' },
    next: { href: '#sau', text: 'Sau' },
    shown: '51 đến 100',
  }),
  example('definitions', DefinitionList, {
    items: [
      { term: 'Đơn vị', value: 'Chi hội Nông dân ấp 5', href: '#don-vi' },
      { term: 'Ngày kết nạp', value: '03/02/2021', note: 'chuyển đến từ xã Vị Đông' },
    ],
  }),
  example('timeline', Timeline, {
    events: [
      { key: 1, at: '2025-07-01', when: '01/07/2025', what: 'Chuyển về Phường Vị Thanh', who: 'Hệ thống' },
      {
        key: 2,
        at: '2021-02-03',
        when: '03/02/2021',
        what: 'Kết nạp',
        href: '#ket-nap',
        detail: 'Quyết định 12-QĐ/HND',
      },
    ],
  }),
  example('palette', CommandPalette, {
    search: { href: '#tim', text: 'Tìm nhanh' },
    entries: [
      { group: 'Trang', text: 'Đoàn viên, hội viên', href: '#hoi-vien' },
      { group: 'Trang', text: 'Đơn vị', hint: 'chi hội, chi đoàn', href: '#don-vi' },
    ],
    source: '/tim',
    words: searchWords,
  }),
  example('shortcuts', ShortcutHelp, {
    title: 'Phím tắt',
    shortcuts: [
      { keys: ['Ctrl', 'K'], text: 'Tìm và mở nhanh' },
      { keys: ['g', 'h'], text: 'Việc của tôi', href: '#viec' },
    ],
    words: { close: 'Đóng', on: 'Dùng phím tắt một phím trên máy này' },
  }),
  example(
    'work-shell',
    WorkShell,
    {
      name: 'Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh Hậu Giang',
      home: { href: '#nha', text: 'Việc của tôi' },
      sections,
      user: { name: 'Nguyễn Thị Bích Hoa', href: '#tai-khoan' },
      signOut: { action: '/dang-xuat', text: 'Đăng xuất' },
      otherLanguage: { href: '/en', text: 'English', lang: 'en' },
      words: {
        skip: 'Đến nội dung chính',
        navigation: 'Điều hướng',
        menu: 'Mở trình đơn',
        account: 'Tài khoản',
      },
      notice: 'Dữ liệu trình diễn.',
      search: html('<a href="#tim"><span>Tìm nhanh</span></a>'),
      children: html('<h1>Chào bà Hoa</h1>'),
      footer: html('<p>Gốc</p>'),
    },
    true,
  ),
];
