SELECT count() AS n, min(line) AS line FROM file({lines:String}, Parquet) WHERE has({numbers:Array(UInt16)}, problem) AND left_out = ''
