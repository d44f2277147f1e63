//! The servers, each as a program of its own in a folder of its own. None is a service of the machine, and all end with the test.

use std::fs::{self, File, Permissions};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::{Duration, Instant};

use super::http::{self, Answer};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Nginx,
    Caddy,
    Apache,
}

pub(crate) struct Server {
    pub(crate) kind: Kind,
    pub(crate) port: u16,
    /// The program's file.
    path: PathBuf,
    folder: PathBuf,
    program: Child,
}

impl Server {
    /// Serves a copy of the release page as docs/servers says. None where the server is not on this machine.
    pub(crate) fn start(kind: Kind) -> Option<Server> {
        Server::start_with(kind, |site| copy(&casewright_testing::root().join("dist"), site))
    }

    /// The same with a folder that `fill` makes.
    pub(crate) fn start_with(kind: Kind, fill: impl FnOnce(&Path)) -> Option<Server> {
        let name = format!("{kind:?}");
        let Some(path) = std::env::var_os(name.to_uppercase()) else {
            eprintln!("casewright: {name} is not tested, since it is not here (make test-servers looks for it)");
            return None;
        };
        // Not below the sources, which may be where a server that gave up being root reaches nothing.
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Relaxed);
        let folder = std::env::temp_dir().join(format!("casewright-servers-{}-{number}-{name}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        fill(&folder.join("site"));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let path = PathBuf::from(path);
        let program = run(kind, &path, &folder, port);
        let mut server = Server { kind, port, path, folder, program };
        server.wait();
        Some(server)
    }

    /// From now on nobody answers.
    pub(crate) fn stop(&mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }

    pub(crate) fn start_again(&mut self) {
        self.program = run(self.kind, &self.path, &self.folder, self.port);
        self.wait();
    }

    /// What nginx wrote down: a line for each request.
    pub(crate) fn requests(&self) -> Vec<String> {
        fs::read_to_string(self.folder.join("access.log")).unwrap().lines().map(str::to_owned).collect()
    }

    fn wait(&mut self) {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.program.try_wait().unwrap();
            if ended.is_some() || begun.elapsed() > Duration::from_secs(20) {
                let told = ["log.txt", "error.log"].map(|file| fs::read_to_string(self.folder.join(file)));
                panic!("{:?} does not answer: {ended:?} {told:?}", self.kind);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The folder that is served.
    pub(crate) fn site(&self) -> PathBuf {
        self.folder.join("site")
    }

    /// Asks for a file of the page, by its path in the folder.
    pub(crate) fn file(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(&format!("/casewright/{path}"), headers)
    }

    pub(crate) fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        http::ask(self.port, path, headers)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn run(kind: Kind, path: &Path, folder: &Path, port: u16) -> Child {
    let log = File::options().create(true).append(true).open(folder.join("log.txt")).unwrap();
    command(kind, path, folder, port)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap()
}

/// The documented file with another folder and port, and around it what the machine has otherwise: where logs go, which
/// modules there are. Each is told to be one process, which can be killed as a whole.
fn command(kind: Kind, path: &Path, folder: &Path, port: u16) -> Command {
    let here = folder.to_str().unwrap();
    let documented = |file: &str, listens: &str, instead: &str| {
        let text = fs::read_to_string(casewright_testing::root().join("docs/servers").join(file)).unwrap();
        assert!(text.contains("/srv/casewright") && text.contains(listens), "{file} has another folder or port");
        text.replace("/srv/casewright", &format!("{here}/site")).replace(listens, instead)
    };
    let write = |file: &str, text: &str| fs::write(folder.join(file), text).unwrap();
    let mut command = Command::new(path);
    match kind {
        Kind::Nginx => {
            write("casewright.conf", &documented("nginx.conf", "listen 80;", &format!("listen 127.0.0.1:{port};")));
            let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                .map(|name| format!("{name}_temp_path {here}/{name}; "))
                .concat();
            let main = format!(
                "daemon off; master_process off; user root; pid {here}/pid; error_log {here}/error.log;\n\
                 events {{}}\n\
                 http {{ access_log {here}/access.log; {temporary} include {here}/casewright.conf; }}\n"
            );
            write("main.conf", &main);
            command.args(["-p", here, "-c", "main.conf", "-e", "error.log"]);
        }
        Kind::Caddy => {
            let site = documented("Caddyfile", ":80 {", &format!(":{port} {{"));
            write("Caddyfile", &format!("{{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}}\n{site}"));
            command.args(["run", "--config", "Caddyfile", "--adapter", "caddyfile"]);
            command.env("HOME", here).env("XDG_DATA_HOME", here).env("XDG_CONFIG_HOME", here);
        }
        Kind::Apache => {
            write("casewright.conf", &documented("apache.conf", "Alias /casewright ", "Alias /casewright "));
            // Some of what Debian's own list has; .gz is what the documented file must take back.
            write("mime.types", "text/html html\ntext/css css\nimage/png png\napplication/gzip gz\n");
            let modules: String = "mpm_event authz_core alias dir mime filter headers rewrite deflate brotli"
                .split(' ')
                .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
                .collect();
            let main = format!(
                "ServerName localhost\nListen 127.0.0.1:{port}\nUser www-data\nGroup www-data\n\
                 PidFile {here}/pid\nDefaultRuntimeDir {here}\nMutex file:{here}\nErrorLog {here}/error.log\n\
                 {modules}TypesConfig {here}/mime.types\n\
                 <Directory />\nRequire all denied\n</Directory>\n\
                 Include {here}/casewright.conf\n"
            );
            write("main.conf", &main);
            command.args(["-X", "-d", here, "-f", "main.conf"]);
        }
    }
    command
}

/// Without what was compressed beforehand, which the tests add where they need it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    fs::set_permissions(to, Permissions::from_mode(0o755)).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else if !path.extension().is_some_and(|ending| ending == "br" || ending == "gz") {
            fs::copy(&path, &target).unwrap();
        }
    }
}
