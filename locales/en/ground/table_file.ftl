# Files with tables, as spreadsheets save them.
table-empty = The file is empty.
table-hidden = Only hidden sheets of the file have anything in them. Show the right one and save the file.
table-encoding = There are damaged characters here. Please open the original once more and save it as an Excel file or as “CSV UTF-8”.
table-not-text = There is something here that is not text. Please open the original once more and save it again.
table-unclosed = This quotation mark is not closed. All the following lines would become one single answer.
table-after-quote = There is text behind a closing quotation mark. Usually one is missing before it, or one within the text is not doubled.
table-stray-quote = There is a quotation mark here that is not around the whole cell. Put the cell into quotation marks and double those within the text.
table-cell-error = There is an error in this cell.
table-no-value = There is a formula without a result in this cell. Please open and save the file once with your spreadsheet program.
table-broken = The file is damaged.
table-old-excel = This file has an old Excel format or a password. Please save it as .xlsx, without a password.
table-other-kind = This is not a table. Please save it as an Excel file (.xlsx) or as CSV.
table-too-large = The table is too large.
table-read-others = Not read, although they are not empty: { $sheets }. If you need these sheets, save them as separate files.
table-read-hidden = Not read because it is hidden: { $sheets }. Show a sheet if it is to be read.
