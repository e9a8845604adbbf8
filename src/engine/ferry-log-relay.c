/* Carries log lines, and the records of connections, from workers to the main thread. They are
 * written in any thread; all other functions are the main thread's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-log-relay.h"

#include "ferry-mailbox.h"

#define DELAY       100 /* ms */
#define MAX_LINES   5000
#define MAX_RECORDS 1000

struct _FerryLogRelay
{
  FerryMailbox *lines;
  FerryMailbox *records;
  FerryLog *log;
  FerryLogFunc func;
  FerryLogWatchFunc watch_func;
  gpointer user_data;
};

static void
deliver_line (gpointer item, gpointer user_data)
{
  g_autoptr (FerryLogLine) line = item;
  FerryLogRelay *relay = user_data;

  relay->func (line, relay->user_data);
}

static void
deliver_record (gpointer item, gpointer user_data)
{
  g_autoptr (FerryConnectionRecord) record = item;
  FerryLogRelay *relay = user_data;

  relay->watch_func (record, relay->user_data);
}

static void
on_line_written (const FerryLogLine *line, gpointer user_data)
{
  ferry_mailbox_post (user_data, ferry_log_line_copy (line));
}

static void
on_connection_begun (FerryConnectionRecord *record, gpointer user_data)
{
  ferry_mailbox_post (user_data, ferry_connection_record_ref (record));
}

/**
 * ferry_log_relay_new:
 * @func: called in this thread with each line
 * @watch_func: called in this thread with the record of each connection
 */
FerryLogRelay *
ferry_log_relay_new (FerryLogFunc func, FerryLogWatchFunc watch_func, gpointer user_data)
{
  FerryLogRelay *relay = g_new0 (FerryLogRelay, 1);

  relay->func = func;
  relay->watch_func = watch_func;
  relay->user_data = user_data;
  relay->lines = ferry_mailbox_new (DELAY, MAX_LINES, deliver_line, relay,
                                    (GDestroyNotify) ferry_log_line_free);
  relay->records = ferry_mailbox_new (DELAY, MAX_RECORDS, deliver_record, relay,
                                      (GDestroyNotify) ferry_connection_record_unref);
  relay->log = ferry_log_new (on_line_written, ferry_mailbox_ref (relay->lines),
                              (GDestroyNotify) ferry_mailbox_unref);
  ferry_log_set_watch (relay->log, on_connection_begun, ferry_mailbox_ref (relay->records),
                       (GDestroyNotify) ferry_mailbox_unref);
  return relay;
}

/**
 * ferry_log_relay_get_log:
 *
 * Returns: (transfer none): where workers write
 */
FerryLog *
ferry_log_relay_get_log (FerryLogRelay *relay)
{
  return relay->log;
}

/**
 * ferry_log_relay_flush:
 *
 * Delivers at once what was written so far, so that lines come before the result they led to.
 */
void
ferry_log_relay_flush (FerryLogRelay *relay)
{
  ferry_mailbox_flush (relay->lines);
  ferry_mailbox_flush (relay->records);
}

/**
 * ferry_log_relay_free:
 *
 * Nothing is delivered any more; workers may go on writing.
 */
void
ferry_log_relay_free (FerryLogRelay *relay)
{
  ferry_mailbox_close (relay->lines);
  ferry_mailbox_unref (relay->lines);
  ferry_mailbox_close (relay->records);
  ferry_mailbox_unref (relay->records);
  ferry_log_unref (relay->log);
  g_free (relay);
}
