package org.claimline.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One budget of memory outside the heap for all stores of this process: blocks that were read, indexes, filters, and what was not written
 * to disk yet. By itself each store takes a budget of its own, and an instance has some fourteen stores for each partition. Kafka Streams
 * makes one of these for each store.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    /** All of it. */
    static final long BYTES = 256L * 1024 * 1024;

    /** That part of it that is not written yet, at most. */
    private static final long UNWRITTEN_BYTES = BYTES / 2;

    /** What one store keeps before it writes. */
    private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;

    /**
     * What a store takes at once of what is not written yet. By itself that is an eighth of what it keeps: with a hundred and more stores the budget is spent
     * before any of them holds much, and they write all the time.
     */
    private static final long PORTION_BYTES = 64L * 1024;

    /** As long as the process runs: stores come and go. */
    private static final class Shared {
        static final Cache CACHE = new LRUCache(BYTES);
        static final WriteBufferManager UNWRITTEN = new WriteBufferManager(UNWRITTEN_BYTES, CACHE);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(Shared.CACHE);
            table.setCacheIndexAndFilterBlocks(true);
            table.setPinL0FilterAndIndexBlocksInCache(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(Shared.UNWRITTEN);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setArenaBlockSize(PORTION_BYTES);
    }

    /** Nothing is this store's alone. */
    @Override
    public void close(String storeName, Options options) {}
}
