import { join } from 'node:path';

/** Heap of the embedded Keycloak unless JAVA_OPTS_KC_HEAP, Keycloak's own variable, says otherwise. */
export const DEFAULT_HEAP = '-Xms64m -Xmx512m';

/**
 * The arguments bin/kc.sh would give to Java. The script itself keeps a shell between us and the server, which a
 * SIGKILL of the shell would leave running.
 */
export function keycloakJavaArgs(home: string, args: string[], heap: string = DEFAULT_HEAP): string[] {
  const opened = ['java.util', 'java.util.concurrent', 'java.security', 'java.lang'];
  return [
    ...heap.split(/\s+/).filter(Boolean),
    ...['-XX:MetaspaceSize=96M', '-XX:MaxMetaspaceSize=256m', '-XX:+ExitOnOutOfMemoryError'],
    // A server for one person and for tests: ready sooner and smaller, at the price of throughput under load.
    ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
    ...['-Dfile.encoding=UTF-8', '-Duser.language=en', '-Duser.country=US', '-Djava.security.egd=file:/dev/urandom'],
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
    '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
    ...['-Dpicocli.disable.closures=true', '-Dquarkus-log-max-startup-records=10000'],
    ...[`-Dkc.home.dir=${home}`, `-Djboss.server.config.dir=${join(home, 'conf')}`],
    ...['-cp', join(home, 'lib', 'quarkus-run.jar'), 'io.quarkus.bootstrap.runner.QuarkusEntryPoint'],
    ...args,
  ];
}
