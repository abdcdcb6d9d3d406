import process from 'node:process'
import { sampleFolder } from './sample.ts'

// A test of the kit stands in the sample's folder, as an author does in that of a talk. Nothing may ask before this.
process.chdir(sampleFolder)
