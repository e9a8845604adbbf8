/* What is said on the wire, for people: the control connections' lines, passwords masked, and one
 * line a data connection; and, for those who watch, a record a connection. Protocol code writes
 * from its worker thread; whoever made the log is called in that thread and hands the line on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-connection-record.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_LOG_STATUS,  /* what the client is doing: connecting, TLS made, falling back */
  FERRY_LOG_COMMAND, /* a line that we sent */
  FERRY_LOG_REPLY,   /* a line that the server sent */
  FERRY_LOG_DATA,    /* a data connection: both addresses, ports and the direction */
  FERRY_LOG_ERROR,
} FerryLogKind;

typedef struct
{
  gint64 time;      /* microseconds since 1970 */
  guint connection; /* number of the control connection, from 1; 0 for none */
  FerryLogKind kind;
  char *text; /* UTF-8 */
} FerryLogLine;

typedef struct _FerryLog FerryLog;
typedef void (*FerryLogFunc) (const FerryLogLine *line, gpointer user_data);

/* A connection has begun; its record goes on changing until it has ended. */
typedef void (*FerryLogWatchFunc) (FerryConnectionRecord *record, gpointer user_data);

FerryLog *ferry_log_new (FerryLogFunc func, gpointer user_data, GDestroyNotify destroy);
FerryLog *ferry_log_ref (FerryLog *log);
void ferry_log_unref (FerryLog *log);
void ferry_log_write (FerryLog *log, guint connection, FerryLogKind kind, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

void ferry_log_set_watch (FerryLog *log,
                          FerryLogWatchFunc func,
                          gpointer user_data,
                          GDestroyNotify destroy);
void ferry_log_watch (FerryLog *log, FerryConnectionRecord *record);

FerryLogLine *ferry_log_line_copy (const FerryLogLine *line);
void ferry_log_line_free (FerryLogLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryLog, ferry_log_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryLogLine, ferry_log_line_free)

G_END_DECLS
