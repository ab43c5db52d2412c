//! Where the records, the key and the demonstration lie when nobody says otherwise.

use std::path::PathBuf;

use directories::ProjectDirs;

use crate::config::Flags;
use crate::config::environment::Environment;
use crate::config::error::ConfigError;
use crate::config::settings::Settings;

/// A workspace and the profile that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    pub workspace: PathBuf,
    pub profile: PathBuf,
}

impl Folders {
    /// Returns the folders of a demonstration: inside `folder`, or beside a person's own data, never in it.
    pub fn for_demo(folder: Option<PathBuf>) -> Result<Self, ConfigError> {
        let folder = match folder {
            Some(folder) => folder,
            None => project("mahdar-demo")?.data_local_dir().to_owned(),
        };
        Ok(Self { workspace: folder.join("workspace"), profile: folder.join("profile") })
    }
}

pub(super) fn workspace(
    flags: &Flags,
    environment: &Environment,
    settings: &Settings,
) -> Result<PathBuf, ConfigError> {
    let chosen = flags.workspace.clone();
    match chosen.or_else(|| environment.workspace()).or_else(|| settings.workspace.clone()) {
        Some(folder) => Ok(folder),
        None => Ok(project("mahdar")?.data_local_dir().to_owned()),
    }
}

pub(super) fn profile(flags: &Flags, environment: &Environment) -> Result<PathBuf, ConfigError> {
    match flags.profile.clone().or_else(|| environment.profile()) {
        Some(folder) => Ok(folder),
        // Local, not roaming: the key stands for this laptop.
        None => Ok(project("mahdar")?.config_local_dir().to_owned()),
    }
}

fn project(name: &str) -> Result<ProjectDirs, ConfigError> {
    ProjectDirs::from("", "", name).ok_or(ConfigError::NoHome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demonstration_has_a_workspace_and_a_profile_of_its_own() {
        let folders = Folders::for_demo(Some(PathBuf::from("/tmp/عرض"))).unwrap();
        assert_eq!(folders.workspace, PathBuf::from("/tmp/عرض/workspace"));
        assert_eq!(folders.profile, PathBuf::from("/tmp/عرض/profile"));
    }
}
