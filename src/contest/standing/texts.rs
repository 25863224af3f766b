//! The public texts that belong to the office: what each is called. Pure.

crate::text_enum! {
    /// A page whose text belongs to the office.
    pub enum PageName {
        Imprint = "imprint",
        Privacy = "privacy",
        Accessibility = "accessibility",
    }
}
