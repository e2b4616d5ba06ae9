import type { Engine } from '../engine/engine.ts'
import type { Parameters, Statement } from '../engine/statement.ts'
import type { Text } from '../language.ts'
import type { AuditedSession, Need } from '../records/coverage.ts'
import type { Detection, Family, FraudType, SubjectKind } from './finding.ts'

export interface BenignCause {
  readonly id: string
  readonly cause: Text
  /** How the detector tells it apart, in general; a finding says it with its numbers. */
  readonly ruledOutBy: Text
}

export interface DetectorParameter {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly why: string
}

/** A statement of a detector with the ClickHouse types of the rows it returns, held to it by the catalogue test. */
export interface DetectorQuery {
  readonly statement: Statement
  readonly row: Readonly<Record<string, string>>
  /** Any values of its parameters, to describe it with; left out where it takes none. */
  readonly parameters?: Parameters
}

export interface DetectorInput {
  readonly engine: Engine
  readonly sessions: readonly AuditedSession[]
}

/** One way of seeing one practice: what it sees, what it misses, what it must not be mistaken for. */
export interface Detector {
  /** The name of its folder. */
  readonly id: string
  /** Raised whenever its content changes; the lock file holds the hash of each version. */
  readonly version: number
  readonly status: 'experimental' | 'stable'
  readonly family: Family
  readonly fraudTypes: readonly FraudType[]
  readonly subjects: readonly SubjectKind[]
  readonly name: Text
  /** Sessions that do not meet these are reported as insufficient data. */
  readonly needs: readonly Need[]
  readonly sees: Text
  readonly misses: Text
  readonly benign: readonly BenignCause[]
  readonly parameters: readonly DetectorParameter[]
  readonly queries: readonly DetectorQuery[]
  detect(input: DetectorInput): Promise<Detection>
}

/** By what a finding names the detector that speaks. */
export type Detecting = Pick<Detector, 'id' | 'version'>
