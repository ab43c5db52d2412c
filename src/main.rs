//! Parses the command line, calls the shell, prints the error with its remedy.

fn main() {}
