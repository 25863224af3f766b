//! The demonstration: invented nominations, jurors and sheets that show every role at work.
