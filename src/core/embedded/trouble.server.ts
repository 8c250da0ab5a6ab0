export type TroubleKind =
  'cannot-write' | 'version' | 'unsupported-platform' | 'initdb-failed' | 'start-failed';

/** Why the embedded server could not start. */
export interface Trouble {
  kind: TroubleKind;
  /** One sentence in Vietnamese, then in English, that says what to do; made to be printed as it is. */
  trouble: string;
}

export const cannotWrite = (folder: string, code: string): Trouble => ({
  kind: 'cannot-write',
  trouble: `Không ghi được thư mục dữ liệu ${folder} (${code}): cấp quyền ghi hoặc đặt GOC_DATA_DIR. (Cannot write the data folder: give write permission or set GOC_DATA_DIR.)`,
});

export const wrongVersion = (cluster: string, has: string, wants: string): Trouble => ({
  kind: 'version',
  trouble: `Dữ liệu ở ${cluster} thuộc PostgreSQL ${has}, chương trình kèm PostgreSQL ${wants}: chạy bản Gốc cũ hoặc đặt DATABASE_URL trỏ tới máy chủ PostgreSQL ${has}. (The data belongs to PostgreSQL ${has}, this program brings ${wants}: run the earlier Gốc, or point DATABASE_URL at a PostgreSQL ${has} server.)`,
});

export const unsupportedPlatform = (): Trouble => ({
  kind: 'unsupported-platform',
  trouble: `Không có PostgreSQL kèm theo chạy được trên ${process.platform}-${process.arch}: đặt DATABASE_URL. (No bundled PostgreSQL runs on this platform: set DATABASE_URL.)`,
});

export const initdbFailed = (cluster: string, why: string): Trouble => ({
  kind: 'initdb-failed',
  trouble: `Không tạo được cơ sở dữ liệu ở ${cluster} (${why}): đặt GOC_DATA_DIR sang nơi khác hoặc đặt DATABASE_URL. (Cannot create the database there: set another GOC_DATA_DIR, or DATABASE_URL.)`,
});

export const startFailed = (logFile: string, why: string): Trouble => ({
  kind: 'start-failed',
  trouble: `PostgreSQL không khởi động được (${why}): xem ${logFile}. (PostgreSQL did not start: see that log.)`,
});

export const lostSecrets = (file: string, cluster: string): Trouble => ({
  kind: 'start-failed',
  trouble: `${file} mất, hỏng hoặc không khớp với dữ liệu ở ${cluster}: khôi phục tệp từ bản sao lưu, hoặc dời cả hai đi để bắt đầu lại. (That file is missing, broken or does not match the data: restore it from a backup, or move both away to start afresh.)`,
});
