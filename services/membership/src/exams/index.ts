// What other features may use of this one.
export { loadExamRules } from './rules/load-rules';
export { examFor, type ExamRules } from './domain/exam-rules';
export type { ExamPorts } from './use-cases/ports';
