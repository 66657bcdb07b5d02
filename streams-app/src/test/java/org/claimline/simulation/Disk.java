package org.claimline.simulation;

import static org.apache.kafka.streams.StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksMemEnv;

/** Small stores that are opened by the thousand: they lie in memory, or on disk where they are to be opened again. */
public final class Disk implements RocksDBConfigSetter {
    private static final String ENV = "simulation.disk";

    /** Settings of a driver whose stores lie in its directory. */
    static Map<String, Object> settings() {
        return Map.of(ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, Disk.class);
    }

    /** Settings of a driver whose stores lie on {@code env}. */
    static Map<String, Object> settings(RocksMemEnv env) {
        return Map.of(ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, Disk.class, ENV, env);
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        if (settings.get(ENV) instanceof Env env) {
            options.setEnv(env);
        }
        options.setInfoLogLevel(InfoLogLevel.FATAL_LEVEL);
        options.setWriteBufferSize(256 * 1024);
        options.setLevel0FileNumCompactionTrigger(32);
        options.setLevel0SlowdownWritesTrigger(1_000);
        options.setLevel0StopWritesTrigger(1_000);
    }

    @Override
    public void close(String store, Options options) {}
}
