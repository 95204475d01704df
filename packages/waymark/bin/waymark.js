#!/usr/bin/env node
// There before anything is built, as npm links no command to a file that is not.
import '../dist/cli.js'
