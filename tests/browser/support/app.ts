/** The real program, started in an empty folder with an empty database. */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const target =
  process.env.CARGO_TARGET_DIR ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "laudatio/target");
const binary = process.env.LAUDATIO_BINARY || join(target, "debug/laudatio");

/** Somebody whom the demonstration has invented. */
export interface Account {
  role: string;
  email: string;
  password: string;
}

export class App {
  /** What the program has written so far. */
  log = "";
  /** The people of the demonstration. */
  accounts: Account[] = [];

  private process: ChildProcess;

  private constructor(
    readonly url: string,
    private readonly run: () => ChildProcess,
    private readonly folder: string,
    private readonly database: Database,
    private readonly env: Record<string, string | undefined>,
  ) {
    this.process = this.spawn();
  }

  private spawn(): ChildProcess {
    const child = this.run();
    // When Playwright itself is ended, nobody calls stop().
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text) => (this.log += text));
    }
    return child;
  }

  /** Begins with both prizes alone, or with everything that `laudatio demo` invents. */
  static async start(demo: boolean, onePerson: boolean): Promise<App> {
    const demonstration = demo ? await invented() : undefined;
    const folder = await newFolder();
    if (demonstration) await cp(demonstration.folder, folder, { recursive: true });
    const database = await createDatabase(folder, demonstration?.database);
    const env = {
      ...environment(folder, database),
      ROCKET_PORT: String(await freePort()),
      LAUDATIO_ONE_PERSON_OFFICE: String(onePerson),
    };
    const run = () => spawn(binary, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });

    const app = new App(`http://127.0.0.1:${env.ROCKET_PORT}`, run, folder, database, env);
    app.accounts = demonstration?.accounts ?? [];
    try {
      await once(app.process, "spawn");
      await app.answers();
    } catch (error) {
      await app.stop();
      throw error;
    }
    return app;
  }

  /** The one-time link for the first administrator. */
  get firstLink(): string {
    const start = this.log.indexOf(`${this.url}/links/`);
    if (start < 0) throw new Error(`The program printed no first link:\n${this.log}`);
    return this.log.slice(start).split(/\s/, 1)[0];
  }

  /** Whoever runs the program adds somebody on the command line. Gives the link for choosing a password. */
  async adds(name: string, email: string, role: "office" | "approver"): Promise<string> {
    const args = ["user", "add", "--name", name, "--email", email, "--role", role];
    const { stdout } = await promisify(execFile)(binary, args, { cwd: this.folder, env: this.env });
    return /http\S+\/links\/[\w-]+/.exec(stdout)![0];
  }

  /** Puts the program's clock so many days before or after the real one. */
  async movesClock(days: number) {
    await writeFile(join(this.folder, "clock"), String(Math.round(days * 24 * 60 * 60)));
  }

  /** Kills the program, and starts it again at the same address. */
  async restarts(meanwhile: () => Promise<void>) {
    await this.kill();
    await meanwhile();
    this.process = this.spawn();
    await this.answers();
  }

  private async kill() {
    if (!this.running) return;
    const exited = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await exited;
  }

  async stop() {
    // Nothing that it could still save is needed, so it need not end politely.
    await this.kill();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get running() {
    return this.process.pid && this.process.exitCode === null && this.process.signalCode === null;
  }

  private async answers() {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(30)) {
      if (!this.running) throw new Error(`The program ended:\n${this.log}`);
      const answer = await fetch(`${this.url}/health`).catch(() => undefined);
      if (answer?.ok) return;
    }
    throw new Error(`The program does not answer at ${this.url}/health:\n${this.log}`);
  }
}

interface Demonstration {
  folder: string;
  database: Database;
  accounts: Account[];
}

let made: Promise<Demonstration> | undefined;

/** What `laudatio demo` invents: made once by each of Playwright's processes, for tests to begin with copies of it. */
function invented(): Promise<Demonstration> {
  return (made ??= invent());
}

async function invent(): Promise<Demonstration> {
  const folder = await newFolder();
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const database = await createDatabase(folder);
  const { stdout } = await promisify(execFile)(binary, ["demo"], { cwd: folder, env: environment(folder, database) });
  return { folder, database, accounts: accountsIn(stdout) };
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "laudatio-browser-"));
}

/** Nothing else from outside: a test must not depend on the shell that it runs in. */
function environment(folder: string, database: Database) {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    ROCKET_ADDRESS: "127.0.0.1",
    LAUDATIO_DATABASE_URL: database.url,
    LAUDATIO_CLOCK_FILE: join(folder, "clock"),
  };
}

/** Reads "Jury  haddad@example.org  Amira Haddad" and the like from what the demonstration prints. */
function accountsIn(printed: string): Account[] {
  const password = /Passwort +(\S+)$/m.exec(printed)?.[1] ?? "";
  const lines = printed.matchAll(/^ +(\S+) +(\S+@\S+) /gm);
  return [...lines].map(([, role, email]) => ({ role, email, password }));
}

interface Database {
  url: string;
  /** What PostgreSQL calls it. */
  name?: string;
  drop(): Promise<void>;
}

/** An empty one; or on PostgreSQL a copy, where SQLite's file has been copied already. */
async function createDatabase(folder: string, original?: Database): Promise<Database> {
  if (process.env.LAUDATIO_TEST_ENGINE !== "postgres") {
    return { url: `sqlite:${join(folder, "laudatio.db")}`, drop: async () => {} };
  }
  const admin = process.env.LAUDATIO_TEST_POSTGRES;
  if (!admin) throw new Error("Run this inside tests/support/postgres, which starts a PostgreSQL");
  const name = `browser_${randomBytes(8).toString("hex")}`;
  const run = (sql: string) => promisify(execFile)("psql", [admin, "--no-psqlrc", "--command", sql]);
  await run(`create database ${name} ${original ? `template ${original.name}` : ""}`);
  return {
    name,
    url: admin.replace(/[^/]*$/, name),
    drop: async () => void (await run(`drop database ${name} with (force)`)),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
