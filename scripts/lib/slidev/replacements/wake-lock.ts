export { useWakeLock } from '../../../../components/use/wake-lock.ts'
